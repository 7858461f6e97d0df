package org.sealpost.app.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say how the result of a check is written, and where.
final class ReportOptions {
    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file, whole or not at all; ndjson grows line by line.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--save-facts",
            paramLabel = "FILE",
            description = "Also write everything that was seen, for 'sealpost judge' and for a bug report.")
    private Optional<Path> saveFacts = Optional.empty();

    @Option(names = "--badge", paramLabel = "FILE", description = "Also write a small SVG picture of the outcome.")
    private Optional<Path> badge = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "OUTCOME",
            description = "From which outcome on the exit code is not 0: ${COMPLETION-CANDIDATES} (default: warn).")
    private FailOn failOn = FailOn.WARN;

    ReportFormat format() {
        return format;
    }

    Optional<Path> output() {
        return output;
    }

    Optional<Path> saveFacts() {
        return saveFacts;
    }

    Optional<Path> badge() {
        return badge;
    }

    FailOn failOn() {
        return failOn;
    }
}
