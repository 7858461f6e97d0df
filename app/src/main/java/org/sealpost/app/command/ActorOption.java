package org.sealpost.app.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/// Who asks for a change; it stands in the journal beside it.
final class ActorOption {
    private static final String NOBODY = "unknown";
    /// What Java says of a user whom the system has no name for.
    private static final String UNNAMED = "?";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who asks for it. Default: the user of this session, or of the process.")
    private Optional<String> by = Optional.empty();

    String name(Surroundings surroundings) {
        return by.map(String::strip)
                .filter(name -> !name.isEmpty())
                .or(() -> surroundings.variable("SUDO_USER"))
                .or(() -> surroundings.variable("USER"))
                .or(ActorOption::ofProcess)
                .orElse(NOBODY);
    }

    /// Where no session says a name, as under cron and in containers.
    private static Optional<String> ofProcess() {
        return ProcessHandle.current()
                .info()
                .user()
                .or(() -> Optional.ofNullable(System.getProperty("user.name")))
                .filter(name -> !name.isBlank() && !name.equals(UNNAMED));
    }

    /// Whether a person was named.
    boolean named() {
        return by.filter(name -> !name.isBlank()).isPresent();
    }
}
