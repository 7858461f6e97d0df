package org.sealpost.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.real.CertificateAuthority.KeyAndChain;

/// Postfix: one master with two listeners, one with STARTTLS and a certificate for each host by SNI, one without.
final class PostfixServer implements AutoCloseable {
    private final LoopbackPort withStartTls = LoopbackPort.free();
    private final LoopbackPort withoutStartTls = LoopbackPort.free();
    private final Path folder;
    private final ChildProcess process;

    PostfixServer(Path folder, Path log, List<RealDomain> domains, CertificateAuthority authority) throws IOException {
        this.folder = folder;
        KeyAndChain fallback = authority.issue("mail.hoster.test");
        Files.writeString(
                folder.resolve("main.cf"),
                main(
                        folder,
                        fallback,
                        String.join(" ", domains.stream().map(RealDomain::name).toList())));
        Files.writeString(folder.resolve("master.cf"), master(withStartTls.number(), withoutStartTls.number()));
        var hosts = new StringBuilder();
        for (RealDomain domain : domains) {
            for (RealDomain.MailServer server : domain.mail()) {
                KeyAndChain certificate = authority.issue(domain.hostName(server));
                hosts.append(domain.hostName(server) + " " + certificate.key() + ", " + certificate.chain() + "\n");
            }
        }
        Files.writeString(folder.resolve("hosts"), hosts);
        Tool.run(folder, "postmap", "-c", folder.toString(), "-F", "hash:" + folder.resolve("hosts"));
        Files.createDirectory(folder.resolve("queue"));
        Path data = Files.createDirectory(folder.resolve("data"));
        UserPrincipal owner =
                data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
        Files.setOwner(data, owner);
        process = ChildProcess.start(folder, log, "daemon started", "postfix", "-c", folder.toString(), "start-fg");
    }

    /// The mail that was taken, as Postfix writes it into its queue; nobody carries it further.
    List<String> taken() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("queue").resolve("incoming"))) {
            List<String> all = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all;
        }
    }

    LoopbackPort withStartTls() {
        return withStartTls;
    }

    LoopbackPort withoutStartTls() {
        return withoutStartTls;
    }

    private static String main(Path folder, KeyAndChain fallback, String destinations) {
        return """
            compatibility_level = 3.6
            queue_directory = %1$s/queue
            data_directory = %1$s/data
            maillog_file = /proc/self/fd/1
            maillog_file_prefixes = /proc
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mail.hoster.test
            mydestination = %4$s
            local_recipient_maps =
            alias_maps =
            mynetworks = 127.0.0.0/8
            smtpd_peername_lookup = no
            smtpd_tls_chain_files = %2$s, %3$s
            tls_server_sni_maps = hash:%1$s/hosts
            """.formatted(folder, fallback.key(), fallback.chain(), destinations);
    }

    /// Nothing runs in a chroot, and no mail is delivered: what is not here is not needed for that.
    private static String master(int withStartTls, int withoutStartTls) {
        return """
            127.0.0.1:%1$d inet n - n - - smtpd -o smtpd_tls_security_level=may
            127.0.0.1:%2$d inet n - n - - smtpd -o smtpd_tls_security_level=none
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            cleanup unix n - n - 0 cleanup
            proxymap unix - - n - - proxymap
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd
            """.formatted(withStartTls, withoutStartTls);
    }

    @Override
    public void close() {
        process.close();
    }
}
