package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.sealpost.real.CertificateAuthority.KeyAndChain;

/// Dovecot with one user and a maildir, over TLS.
final class DovecotServer implements AutoCloseable {
    static final String USER = "tlsrpt";
    static final String PASSWORD = "a pass phrase";

    private final LoopbackPort port = LoopbackPort.free();
    private final Path mail;
    private final ChildProcess process;

    DovecotServer(Path folder, Path log, CertificateAuthority authority) throws IOException {
        KeyAndChain certificate = authority.issue("localhost");
        mail = Files.createDirectory(folder.resolve("mail"));
        own(mail);
        for (String each : new String[] {"new", "cur", "tmp"}) {
            own(Files.createDirectory(mail.resolve(each)));
        }
        Files.writeString(folder.resolve("users"), USER + ":{PLAIN}" + PASSWORD + "\n");
        Path config = Files.writeString(folder.resolve("dovecot.conf"), """
            base_dir = %1$s/run
            state_dir = %1$s/state
            log_path = /dev/stdout
            protocols = imap
            listen = 127.0.0.1
            default_login_user = nobody
            default_internal_user = nobody
            default_internal_group = nogroup
            first_valid_uid = 1
            ssl = required
            ssl_cert = <%2$s
            ssl_key = <%3$s
            mail_location = maildir:%4$s
            passdb {
              driver = passwd-file
              args = %1$s/users
            }
            userdb {
              driver = static
              args = uid=mail gid=mail home=%4$s
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = 0
              }
              inet_listener imaps {
                port = %5$d
                ssl = yes
              }
            }
            service anvil {
              chroot =
            }
            """.formatted(
                        folder, certificate.chain(), certificate.key(), mail, port.number()));
        Files.setPosixFilePermissions(folder.resolve("users"), PosixFilePermissions.fromString("rw-r--r--"));
        process = ChildProcess.start(folder, log, "starting up", "dovecot", "-F", "-c", config.toString());
    }

    /// Puts a mail into the mailbox as a delivery agent does.
    void deliver(String name, byte[] content) throws IOException {
        Path written = own(Files.write(mail.resolve("tmp").resolve(name), content));
        Files.move(written, mail.resolve("new").resolve(name));
    }

    /// Dovecot reads no mail as root.
    private static Path own(Path file) throws IOException {
        return Files.setOwner(
                file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mail"));
    }

    LoopbackPort port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
