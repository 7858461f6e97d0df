package org.sealpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// The policy host beside nginx with as many server blocks, in turn in one run, on the same processors as the clients:
/// new handshakes of TLS 1.3 a second with names by chance, one request on each; processor time of the server for each;
/// requests a second on kept connections; resident memory afterwards; time from the start to the first connection.
///
/// Ends with 1 when a goal is missed.
public final class PolicyHost {
    private static final int USUAL = 10_000;
    private static final int ROUNDS = 5;
    private static final long WARM = 15_000;
    private static final Duration PHASE = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 32;

    private PolicyHost() {}

    private record Round(
            PolicyClients.Load handshakes, double handshakeCpu, PolicyClients.Load requests, double requestCpu) {}

    /// @param arguments how many names, if not 10,000; further ones are options of the server's virtual machine
    public static void main(String[] arguments) throws Exception {
        int names = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        List<String> options = arguments.length < 2
                ? PolicyHostServers.USUAL
                : List.of(arguments).subList(1, arguments.length);
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "policy-host");
        boolean reached;
        try (var clients = new PolicyClients(names, CONNECTIONS)) {
            PolicyHostFolder.write(folder, names);
            reached = compare(folder, options, clients);
        } finally {
            SharedHosts.delete(folder);
        }
        System.exit(reached ? 0 : 1);
    }

    private static boolean compare(Path folder, List<String> options, PolicyClients clients) throws Exception {
        try (var nginx = PolicyHostServers.nginx(folder);
                var host = PolicyHostServers.sealpost(folder, options)) {
            System.out.printf("options %s%n", String.join(" ", options));
            for (PolicyHostServers.Server server : List.of(nginx, host)) {
                System.out.printf(
                        "%-8s ready after %d ms and %.1f s of processor time%n",
                        server.name(), server.readyMillis(), server.cpuSeconds());
            }
            warmUp(host, clients);
            warmUp(nginx, clients);
            Map<String, List<Round>> rounds = new TreeMap<>();
            for (int i = 0; i < ROUNDS; i++) {
                for (PolicyHostServers.Server server : List.of(nginx, host)) {
                    Round round = round(server, clients);
                    rounds.computeIfAbsent(server.name(), none -> new ArrayList<>())
                            .add(round);
                    System.out.printf(
                            "%-8s %6.0f handshakes/s %6.3f ms each %8.0f requests/s %6.1f µs each%s%n",
                            server.name(),
                            round.handshakes().perSecond(),
                            round.handshakeCpu() * 1e3,
                            round.requests().perSecond(),
                            round.requestCpu() * 1e6,
                            round.handshakes().failed() + round.requests().failed() == 0
                                    ? ""
                                    : " FAILED " + round.handshakes().failed() + " and "
                                            + round.requests().failed());
                }
            }
            System.out.printf("resident: nginx %d MiB, sealpost %d MiB%n", nginx.resident(), host.resident());
            return judge(rounds, host);
        }
    }

    /// Both compilers of the server's virtual machine, and of the clients', have their say first; nginx has as much.
    private static void warmUp(PolicyHostServers.Server server, PolicyClients clients) throws IOException {
        long handshakes = 0;
        while (handshakes < WARM) {
            handshakes += round(server, clients).handshakes().done();
        }
    }

    private static Round round(PolicyHostServers.Server server, PolicyClients clients) throws IOException {
        double start = server.cpuSeconds();
        PolicyClients.Load handshakes = clients.handshakes(server.address(), PHASE);
        double middle = server.cpuSeconds();
        PolicyClients.Load requests = clients.requests(server.address(), PHASE);
        double end = server.cpuSeconds();
        return new Round(
                handshakes,
                (middle - start) / Math.max(1, handshakes.done()),
                requests,
                (end - middle) / Math.max(1, requests.done()));
    }

    private static boolean judge(Map<String, List<Round>> rounds, PolicyHostServers.Server host) throws IOException {
        boolean good = true;
        good &= line("handshakes/s", ratio(rounds, each -> each.handshakes().perSecond()), 0.75, true);
        good &= line("CPU of a handshake", ratio(rounds, Round::handshakeCpu), 1.3, false);
        good &= line("requests/s", ratio(rounds, each -> each.requests().perSecond()), 0.6, true);
        line("CPU of a request", ratio(rounds, Round::requestCpu), Double.MAX_VALUE, false);
        good &= line("resident MiB", (double) host.resident(), 400, false);
        good &= line("start in s", host.readyMillis() / 1e3, 5, false);
        return good;
    }

    private static boolean line(String what, double value, double goal, boolean atLeast) {
        boolean reached = atLeast ? value >= goal : value <= goal;
        String bound =
                goal == Double.MAX_VALUE ? "" : (atLeast ? " (goal: at least " : " (goal: at most ") + goal + ")";
        System.out.printf("%-20s %.2f%s%s%n", what, value, bound, reached ? "" : " MISSED");
        return reached;
    }

    /// Of the medians, sealpost beside nginx.
    private static double ratio(Map<String, List<Round>> rounds, ToDoubleFunction<Round> figure) {
        return median(rounds.getOrDefault("sealpost", List.of()), figure)
                / median(rounds.getOrDefault("nginx", List.of()), figure);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        List<Double> sorted = rounds.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
