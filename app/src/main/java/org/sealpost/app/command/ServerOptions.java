package org.sealpost.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.remote.Server;
import org.sealpost.app.render.Shown;
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
        if (tokenFile.isEmpty()) {
            return surroundings.variable(VARIABLE).map(String::strip).filter(text -> !text.isEmpty());
        }
        Path file = tokenFile.get();
        try {
            return Optional.of(
                    Files.readString(surroundings.directory().resolve(file)).strip());
        } catch (IOException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE, "the file " + Shown.quoted(file.toString()) + " cannot be read");
        }
    }
}
