package org.sealpost.app.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/// Who asks for a change; it stands in the journal beside it.
final class ActorOption {
    private static final String NOBODY = "unknown";

    @Option(names = "--by", paramLabel = "NAME", description = "Who asks for it. Default: the user of this session.")
    private Optional<String> by = Optional.empty();

    String name(Surroundings surroundings) {
        return by.map(String::strip)
                .filter(name -> !name.isEmpty())
                .or(() -> surroundings.variable("SUDO_USER"))
                .or(() -> surroundings.variable("USER"))
                .orElse(NOBODY);
    }

    /// Whether a person was named.
    boolean named() {
        return by.filter(name -> !name.isBlank()).isPresent();
    }
}
