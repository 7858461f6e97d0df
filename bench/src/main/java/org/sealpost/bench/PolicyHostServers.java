package org.sealpost.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The two servers as processes of their own, and what the system says of them.
final class PolicyHostServers {
    /// As the launcher starts the policy host.
    static final List<String> USUAL = List.of("-XX:+UseSerialGC", "-Xmx192m");

    private static final int SEALPOST_PORT = 21_444;
    private static final double TICKS = 100;
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private PolicyHostServers() {}

    /// @param readyMillis from the start of the process to the first connection
    record Server(String name, Process process, InetSocketAddress address, long readyMillis) implements AutoCloseable {
        /// Of the process and its children, user and system together.
        double cpuSeconds() throws IOException {
            double ticks = 0;
            for (long id : family()) {
                String stat = Files.readString(Path.of("/proc/" + id + "/stat"), StandardCharsets.ISO_8859_1);
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                ticks += Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            }
            return ticks / TICKS;
        }

        /// In MiB, what processes share counted once.
        long resident() throws IOException {
            long kibibytes = 0;
            for (long id : family()) {
                for (String line : Files.readAllLines(Path.of("/proc/" + id + "/smaps_rollup"))) {
                    if (line.startsWith("Pss:")) {
                        kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            }
            return kibibytes / 1024;
        }

        private List<Long> family() {
            return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .map(ProcessHandle::pid)
                    .toList();
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    static Server nginx(Path folder) throws Exception {
        return start(
                "nginx",
                PolicyHostFolder.NGINX_PORT,
                List.of(
                        "nginx",
                        "-p",
                        folder.toString(),
                        "-c",
                        folder.resolve("nginx.conf").toString()));
    }

    static Server sealpost(Path folder, List<String> options) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PolicyHostServer.class.getName(),
                PolicyHostFolder.domains(folder).toString(),
                Integer.toString(SEALPOST_PORT)));
        return start("sealpost", SEALPOST_PORT, command);
    }

    private static Server start(String name, int port, List<String> command) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).inheritIO().start();
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        while (true) {
            try {
                new Socket(address.getAddress(), port).close();
                return new Server(name, process, address, (System.nanoTime() - start) / 1_000_000);
            } catch (IOException notYet) {
                boolean late = System.nanoTime() - start > LONGEST_START.toNanos();
                if (late || !process.isAlive()) {
                    process.destroyForcibly();
                    throw new IOException(name + " did not start", notYet);
                }
                Thread.sleep(10);
            }
        }
    }
}
