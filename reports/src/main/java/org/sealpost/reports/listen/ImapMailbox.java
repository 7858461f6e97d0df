package org.sealpost.reports.listen;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// A mailbox that reports are fetched from.
///
/// @param password asked for at each login
/// @param trust who may vouch for the server; the authorities of the JDK when empty
/// @param every how often it is looked into, also when the server promises to tell of new mail
public record ImapMailbox(
        String host,
        int port,
        String user,
        Supplier<String> password,
        Security security,
        String folder,
        Afterwards afterwards,
        Optional<SSLContext> trust,
        Duration every) {
    private static final Duration LONGEST = Duration.ofMinutes(28);

    public ImapMailbox {
        if (security == Security.NONE && !loopback(host)) {
            throw new IllegalArgumentException("without TLS only on this machine");
        }
        // RFC 2177 §3: a server may hang up after 30 minutes.
        if (every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("at least every 28 minutes");
        }
    }

    /// Looked into every ten minutes, with the authorities of the JDK.
    public static ImapMailbox of(
            String host, int port, String user, Supplier<String> password, String folder, Afterwards afterwards) {
        return new ImapMailbox(
                host,
                port,
                user,
                password,
                port == 143 ? Security.STARTTLS : Security.IMPLICIT,
                folder,
                afterwards,
                Optional.empty(),
                Duration.ofMinutes(10));
    }

    /// What it is called in notes and bookmarks.
    public String name() {
        return user + "@" + host.toLowerCase(Locale.ROOT) + ":" + port + "/" + folder;
    }

    private static boolean loopback(String host) {
        return List.of("localhost", "127.0.0.1", "::1", "[::1]").contains(host.toLowerCase(Locale.ROOT));
    }

    /// How the connection is kept from others. The certificate and its name are always verified.
    public enum Security {
        /// TLS from the first octet.
        IMPLICIT,
        /// TLS after STARTTLS, without which nothing more is said.
        STARTTLS,
        /// None, for this machine alone.
        NONE
    }

    /// What becomes of a mail once it is kept here. It is done to no other.
    public sealed interface Afterwards {
        /// It stays as it is; where reading stopped is remembered here.
        record Leave(Bookmarks bookmarks) implements Afterwards {}

        /// It stays and is marked as seen; what is marked so is not fetched.
        record MarkSeen() implements Afterwards {}

        record MoveTo(String folder) implements Afterwards {}

        record Delete() implements Afterwards {}
    }
}
