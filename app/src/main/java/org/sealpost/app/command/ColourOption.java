package org.sealpost.app.command;

import picocli.CommandLine.Option;

/// The option that says whether text is coloured.
final class ColourOption {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "${COMPLETION-CANDIDATES} (default: auto, which heeds NO_COLOR).")
    private ColourWhen colour = ColourWhen.AUTO;

    boolean colour(Surroundings surroundings) {
        return colour.colour(surroundings);
    }
}
