package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/// Postfix as the mail server of someone who reports: it takes mail on one port and delivers it to ours, by SMTP with
/// STARTTLS and a verified certificate, or by LMTP for a second domain.
final class PostfixRelay implements AutoCloseable {
    private final LoopbackPort port = LoopbackPort.free();
    private final ChildProcess process;

    /// @param smtp where mail for `reports.test` goes, `lmtp` where that for `local.test` goes
    PostfixRelay(Path folder, Path log, LoopbackPort smtp, LoopbackPort lmtp, Path roots) throws IOException {
        Files.writeString(folder.resolve("main.cf"), """
            compatibility_level = 3.6
            queue_directory = %1$s/queue
            data_directory = %1$s/data
            maillog_file = /proc/self/fd/1
            maillog_file_prefixes = /proc
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = reporter.test
            mydestination =
            mynetworks = 127.0.0.0/8
            relay_domains = reports.test, local.test
            transport_maps = inline:{ reports.test=smtp:[127.0.0.1]:%2$d, local.test=lmtp:inet:127.0.0.1:%3$d }
            smtpd_peername_lookup = no
            smtp_dns_support_level = disabled
            smtp_tls_security_level = secure
            smtp_tls_secure_cert_match = reports.test
            smtp_tls_CAfile = %4$s
            """.formatted(folder, smtp.number(), lmtp.number(), roots));
        Files.writeString(folder.resolve("master.cf"), """
            127.0.0.1:%d inet n - n - - smtpd
            pickup unix n - n 60 1 pickup
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            proxymap unix - - n - - proxymap
            smtp unix - - n - - smtp
            lmtp unix - - n - - lmtp
            anvil unix - - n - 1 anvil
            scache unix - - n - 1 scache
            postlog unix-dgram n - n - 1 postlogd
            """.formatted(port.number()));
        Files.createDirectory(folder.resolve("queue"));
        Path data = Files.createDirectory(folder.resolve("data"));
        UserPrincipal owner =
                data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
        Files.setOwner(data, owner);
        process = ChildProcess.start(folder, log, "daemon started", "postfix", "-c", folder.toString(), "start-fg");
    }

    /// Where it takes mail.
    LoopbackPort port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
