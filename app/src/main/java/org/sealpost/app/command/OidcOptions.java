package org.sealpost.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.app.access.oidc.OidcClient;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.observe.tls.RootFile;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;
import picocli.CommandLine.Option;

/// Another service that signs people in (OpenID Connect).
final class OidcOptions {
    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "Let people whom an admin expects sign in by this OpenID Connect service too. It sends them"
                    + " back to /sign-in/openid/back.")
    private Optional<String> issuer = Optional.empty();

    @Option(names = "--oidc-client", paramLabel = "ID", description = "How this service knows us.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--oidc-secret-file",
            paramLabel = "FILE",
            description = "A file whose first line is our secret there.")
    private Optional<Path> secretFile = Optional.empty();

    @Option(names = "--oidc-ca-file", paramLabel = "PEM", description = "Authorities to trust for that service.")
    private Optional<Path> caFile = Optional.empty();

    /// Nothing when no service is named.
    Optional<OidcClient> client(Surroundings surroundings) {
        return issuer.map(text -> client(surroundings, text));
    }

    private OidcClient client(Surroundings surroundings, String text) {
        String known = id.orElseThrow(() -> new Refusal(ExitCode.USAGE, "--oidc-issuer needs --oidc-client"));
        try {
            return new OidcClient(
                    URI.create(text),
                    known,
                    secret(surroundings),
                    caFile.map(file -> trust(surroundings, file))
                            .orElseGet(Trust::system)
                            .context());
        } catch (IllegalArgumentException senseless) {
            throw new Refusal(
                    ExitCode.USAGE, "--oidc-issuer " + Shown.quoted(text) + " is not an https address of a service");
        }
    }

    private Supplier<String> secret(Surroundings surroundings) {
        Path file = secretFile
                .map(surroundings.directory()::resolve)
                .orElseThrow(() -> new Refusal(ExitCode.USAGE, "--oidc-issuer needs --oidc-secret-file"));
        String _ = firstLine(file);
        return () -> firstLine(file);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE, "the file " + Shown.quoted(file.toString()) + " cannot be read");
        }
    }

    private static Trust trust(Surroundings surroundings, Path file) {
        try {
            Octets text = Octets.of(Files.readAllBytes(surroundings.directory().resolve(file)));
            if (RootFile.read(text) instanceof RootFile.Read(var roots)) {
                return Trust.only(roots);
            }
        } catch (IOException unreadable) {
            // Said below.
        }
        throw new Refusal(
                ExitCode.CONFIGURATION,
                "the file " + Shown.quoted(file.toString()) + " has no certificate authority that can be read");
    }
}
