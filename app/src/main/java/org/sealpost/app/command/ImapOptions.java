package org.sealpost.app.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.reports.listen.Bookmarks;
import org.sealpost.reports.listen.ImapMailbox;
import org.sealpost.reports.listen.ImapMailbox.Afterwards;
import org.sealpost.reports.listen.ImapMailbox.Security;
import picocli.CommandLine.Option;

/// A mailbox to fetch reports from.
final class ImapOptions {
    private static final String PASSWORD = "SEALPOST_IMAP_PASSWORD";

    @Option(
            names = "--imap",
            paramLabel = "URL",
            description = "Fetch reports from a mailbox: imaps://USER@HOST/FOLDER, or imap://… with STARTTLS; @ in USER"
                    + " is written %%40. The password comes from --imap-password-file or " + PASSWORD + ".")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--imap-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--imap-then",
            paramLabel = "WHAT",
            description = "What becomes of a mail that is kept: leave, seen, delete or move:FOLDER (default: leave).")
    private String then = "leave";

    @Option(names = "--imap-ca-file", paramLabel = "PEM", description = "Authorities to trust for that server.")
    private Optional<Path> caFile = Optional.empty();

    @Option(names = "--imap-without-tls", description = "Without TLS, on this machine alone.")
    private boolean withoutTls;

    @Option(
            names = "--imap-every",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "How often to look when the server does not tell of new mail (default: 10m).")
    private Duration every = Duration.ofMinutes(10);

    /// Whether a mailbox was named.
    boolean named() {
        return url.isPresent();
    }

    /// Nothing when no mailbox is named.
    Optional<ImapMailbox> mailbox(Surroundings surroundings, Bookmarks bookmarks) {
        return url.map(text -> {
            URI uri = uri(text);
            boolean implicit = uri.getScheme().equalsIgnoreCase("imaps");
            Security security = withoutTls ? Security.NONE : implicit ? Security.IMPLICIT : Security.STARTTLS;
            try {
                return new ImapMailbox(
                        uri.getHost(),
                        uri.getPort() > 0 ? uri.getPort() : implicit ? 993 : 143,
                        decoded(uri.getRawUserInfo()),
                        password(surroundings),
                        security,
                        folder(uri),
                        afterwards(bookmarks),
                        caFile.map(
                                file -> NamedFile.of(surroundings, file).trust().context()),
                        every);
            } catch (IllegalArgumentException senseless) {
                throw new Refusal(ExitCode.USAGE, "--imap: " + Shown.text(String.valueOf(senseless.getMessage())));
            }
        });
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if ((scheme.equals("imap") || scheme.equals("imaps"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() != null
                    && uri.getRawUserInfo().indexOf(':') < 0) {
                return uri;
            }
        } catch (URISyntaxException noUri) {
            // Said below in the same words.
        }
        throw new Refusal(
                ExitCode.USAGE,
                "--imap is not a mailbox such as imaps://tlsrpt@mail.example.org/INBOX, without a" + " password in it");
    }

    private static String folder(URI uri) {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        return path.length() > 1 ? decoded(path.substring(1)) : "INBOX";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Supplier<String> password(Surroundings surroundings) {
        if (passwordFile.isPresent()) {
            return NamedFile.of(surroundings, passwordFile.get()).secret();
        }
        String password = surroundings
                .variable(PASSWORD)
                .orElseThrow(() -> new Refusal(
                        ExitCode.CONFIGURATION,
                        "--imap needs a password: set " + PASSWORD + " or --imap-password-file"));
        return () -> password;
    }

    private Afterwards afterwards(Bookmarks bookmarks) {
        return switch (then) {
            case "leave" -> new Afterwards.Leave(bookmarks);
            case "seen" -> new Afterwards.MarkSeen();
            case "delete" -> new Afterwards.Delete();
            default -> {
                if (!then.startsWith("move:") || then.length() == "move:".length()) {
                    throw new Refusal(ExitCode.USAGE, "--imap-then is leave, seen, delete or move:FOLDER");
                }
                yield new Afterwards.MoveTo(then.substring("move:".length()));
            }
        };
    }
}
