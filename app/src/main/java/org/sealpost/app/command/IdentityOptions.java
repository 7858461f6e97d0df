package org.sealpost.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.reports.listen.PemFiles;
import org.sealpost.reports.listen.ServerIdentity;
import picocli.CommandLine.Option;

/// The certificate that a server of ours shows.
final class IdentityOptions {
    private static final Duration LOOK = Duration.ofSeconds(10);

    @Option(
            names = "--cert",
            paramLabel = "PEM",
            description = "Certificate chain to show where TLS is spoken; read again when it changes.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "PEM", description = "Its key. Default: in the file of --cert.")
    private Optional<Path> key = Optional.empty();

    boolean named() {
        return certificate.isPresent();
    }

    /// Empty when none is named.
    ///
    /// @throws Refusal when the files cannot be used
    Optional<ServerIdentity> identity(Surroundings surroundings) {
        return certificate.map(file -> {
            NamedFile chain = NamedFile.of(surroundings, file);
            NamedFile keyFile =
                    key.map(named -> NamedFile.of(surroundings, named)).orElse(chain);
            chain.require();
            keyFile.require();
            try {
                return new ServerIdentity(new PemFiles(chain.path(), keyFile.path()), LOOK);
            } catch (IOException | GeneralSecurityException unusable) {
                throw new Refusal(
                        ExitCode.CONFIGURATION,
                        "the certificate of --cert cannot be used: "
                                + Shown.text(String.valueOf(unusable.getMessage())));
            }
        });
    }
}
