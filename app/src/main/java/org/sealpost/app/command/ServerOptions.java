package org.sealpost.app.command;

import java.nio.file.Path;
import java.util.Optional;
import org.sealpost.app.remote.Server;
import picocli.CommandLine.Option;

/// Which server is talked to, instead of doing it here.
final class ServerOptions {
    private static final String VARIABLE = "SEALPOST_TOKEN";

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Ask this Sealpost, such as https://sealpost.example.org, instead of looking from here.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the token for that server (default: the variable " + VARIABLE + ").")
    private Optional<Path> tokenFile = Optional.empty();

    boolean named() {
        return server.isPresent();
    }

    /// @throws Refusal when the address or the file cannot be used
    Optional<Server> server(Surroundings surroundings) {
        return server.map(text -> Server.at(text, token(surroundings)));
    }

    /// The server that was named, or another.
    Server server(Surroundings surroundings, String otherwise) {
        return Server.at(server.orElse(otherwise), token(surroundings));
    }

    private Optional<String> token(Surroundings surroundings) {
        return tokenFile
                .map(file -> NamedFile.of(surroundings, file).content().utf8Lossy())
                .or(() -> surroundings.variable(VARIABLE))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
