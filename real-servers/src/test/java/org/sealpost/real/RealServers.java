package org.sealpost.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// All servers with all domains, from the start to [#close]. What they wrote stays in the folder.
final class RealServers implements AutoCloseable {
    private final Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path trustAnchor;
    private final Path connectMap;
    private final CertificateAuthority authority;
    private final UnboundServer unbound;
    private final PostfixServer postfix;

    /// Starts them below the folder, which must not have anything in it and which everybody may enter.
    RealServers(Path folder, Instant now) throws IOException {
        this.folder = folder;
        // Whoever interrupts the tests does not want to look for the servers.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            List<RealDomain> domains = RealDomain.ALL;
            authority = new CertificateAuthority(make("authority"), now);
            var knot = keep(new KnotServer(make("knot"), log("knot"), domains, authority));
            var second = keep(new SecondKnotServer(make("second-knot"), log("second-knot"), knot, domains));
            trustAnchor = Files.writeString(folder.resolve("trust-anchor"), knot.trustAnchor());
            unbound = keep(new UnboundServer(make("unbound"), log("unbound"), knot, trustAnchor));
            var endless = keep(new EndlessBody(neverEnding(domains)));
            var nginx = keep(new NginxServer(make("nginx"), log("nginx"), domains, authority, endless.port()));
            postfix = keep(new PostfixServer(make("postfix"), log("postfix"), domains, authority));
            connectMap = Files.writeString(folder.resolve("connect-map"), map(domains, knot, second, nginx, postfix));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static RealDomain neverEnding(List<RealDomain> domains) {
        return domains.stream()
                .filter(domain -> domain.policyHost() == RealDomain.PolicyHost.NEVER_ENDS)
                .findFirst()
                .orElseThrow();
    }

    private static String map(
            List<RealDomain> domains,
            KnotServer knot,
            SecondKnotServer second,
            NginxServer nginx,
            PostfixServer postfix) {
        var text = new StringBuilder();
        appendTo(text, KnotServer.ADDRESS, 53, knot.port());
        appendTo(text, KnotServer.SECOND_ADDRESS, 53, second.port());
        for (RealDomain domain : domains) {
            for (String address : domain.policyAddresses()) {
                appendTo(text, address, 443, nginx.https());
                appendTo(text, address, 80, nginx.http());
            }
            for (RealDomain.MailServer server : domain.mail()) {
                LoopbackPort port = server.startTls() ? postfix.withStartTls() : postfix.withoutStartTls();
                domain.addresses(server).forEach(address -> appendTo(text, address, 25, port));
            }
        }
        return text.toString();
    }

    private static void appendTo(StringBuilder text, String address, int port, LoopbackPort target) {
        text.append(place(address, port) + " " + target + "\n");
    }

    private static String place(String address, int port) {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    /// The options with which a command reaches this network and no other.
    List<String> options() {
        return options(connectMap);
    }

    private List<String> options(Path map) {
        return List.of(
                "--resolver",
                unbound.port().toString(),
                "--trust-anchor",
                trustAnchor.toString(),
                "--connect-map",
                map.toString(),
                "--ca-file",
                authority.root().toString());
    }

    /// The same, but that one policy host is at another server.
    ///
    /// @param at where that server listens
    /// @param host such as `mta-sts.healthy.test`
    List<String> options(LoopbackPort at, String host) throws IOException {
        List<String> addresses = RealDomain.ALL.stream()
                .filter(domain -> domain.policyHostName().equals(host))
                .flatMap(domain -> domain.policyAddresses().stream())
                .toList();
        var text = new StringBuilder();
        for (String line : Files.readAllLines(connectMap)) {
            if (addresses.stream().noneMatch(address -> line.startsWith(place(address, 443) + " "))) {
                text.append(line).append('\n');
            }
        }
        addresses.forEach(address -> appendTo(text, address, 443, at));
        Path map = Files.writeString(folder.resolve("connect-map-" + at.number()), text);
        return options(map);
    }

    CertificateAuthority authority() {
        return authority;
    }

    PostfixServer postfix() {
        return postfix;
    }

    private Path make(String name) throws IOException {
        // Postfix gives its own user no way through a folder that only root may enter.
        return Files.createDirectory(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private <T extends AutoCloseable> T keep(T server) {
        open.push(server);
        return server;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
