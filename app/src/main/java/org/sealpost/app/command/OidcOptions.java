package org.sealpost.app.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.app.access.oidc.OidcClient;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.observe.tls.Trust;
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
                    caFile.map(file -> NamedFile.of(surroundings, file).trust())
                            .orElseGet(Trust::system)
                            .context());
        } catch (IllegalArgumentException senseless) {
            throw new Refusal(
                    ExitCode.USAGE, "--oidc-issuer " + Shown.quoted(text) + " is not an https address of a service");
        }
    }

    private Supplier<String> secret(Surroundings surroundings) {
        return secretFile
                .map(file -> NamedFile.of(surroundings, file).secret())
                .orElseThrow(() -> new Refusal(ExitCode.USAGE, "--oidc-issuer needs --oidc-secret-file"));
    }
}
