package org.sealpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;

/// Worlds for many domains that have their mail at few hosts: each has two of them, and its policy at the shared
/// policy host.
final class SharedHosts {
    private static final String PROVIDER = "mailprovider";

    private SharedHosts() {}

    /// Writes the worlds into a new folder.
    static Path write(int domains, int hosts) throws IOException {
        Path folder = Files.createTempDirectory("sealpost-worlds");
        var mx = new StringBuilder("title: Few mail exchanges for many\nprovider: true\nmx:\n");
        IntStream.rangeClosed(1, hosts)
                .forEach(number -> mx.append("  - {name: ").append(host(number)).append("}\n"));
        world(folder, PROVIDER, mx.toString());
        world(folder, "stsprovider", """
                title: The policy host of all
                provider: true
                web:
                  policies:
                    shared: true
                    addresses: [{}, {}]
                    paths: []
                """);
        Files.writeString(folder.resolve(PROVIDER).resolve("zone"), "@ MX 10 mx1\n");
        world(folder, "dnsprovider", """
                title: The name servers of all
                provider: true
                name-servers:
                  - name: ns1
                    addresses: [{address: 192.0.2.253}]
                  - name: ns2
                """);
        for (int i = 0; i < domains; i++) {
            world(
                    folder,
                    name(i),
                    "title: One of many\nmx: [{name: %s.%s.example.}, {name: %s.%s.example.}]\n"
                            .formatted(host(1 + i % hosts), PROVIDER, host(1 + (i + 1 + i / hosts) % hosts), PROVIDER));
        }
        return folder;
    }

    static List<DomainName> domains(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> DomainName.of(name(i) + ".example"))
                .toList();
    }

    /// Takes the folder away again.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String name(int i) {
        return "many%04d".formatted(i);
    }

    private static String host(int number) {
        return "mx" + number;
    }

    private static void world(Path folder, String name, String yaml) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("world.yaml"), yaml);
    }
}
