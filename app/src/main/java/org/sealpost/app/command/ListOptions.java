package org.sealpost.app.command;

import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Option;

/// The options for many domains.
final class ListOptions {
    private static final int MOST = 256;

    @Option(
            names = "--list",
            paramLabel = "FILE|-",
            description = "Check the domains in this file, one a line; what follows '#' is passed over.")
    private Optional<String> list = Optional.empty();

    @Option(
            names = "--column",
            paramLabel = "NAME|N",
            description = "The list is CSV: take this column, by its heading or its number; a number means no heading.")
    private Optional<String> column = Optional.empty();

    @Option(names = "--skip-bad", description = "Pass over the lines of the list that hold no domain.")
    private boolean skipBad;

    @Option(names = "--parallel", paramLabel = "N", description = "How many domains at once, 1 to 256 (default: 16).")
    private int parallel = 16;

    @Option(
            names = "--resume",
            description = "Go on where a run with --format ndjson and --output was broken off: what is in the file"
                    + " is not checked again.")
    private boolean resume;

    Optional<String> list() {
        return list;
    }

    Optional<String> column() {
        return column;
    }

    boolean skipBad() {
        return skipBad;
    }

    int parallel() {
        return parallel;
    }

    boolean resume() {
        return resume;
    }

    /// @throws Refusal when one has no place without another
    void hold(ReportOptions report) {
        if (parallel < 1 || parallel > MOST) {
            throw new Refusal(ExitCode.USAGE, "--parallel takes a number from 1 to " + MOST);
        }
        if (list.isEmpty() && column.isPresent()) {
            throw new Refusal(ExitCode.USAGE, "--column has no place without --list");
        }
        if (list.isEmpty() && skipBad) {
            throw new Refusal(ExitCode.USAGE, "--skip-bad has no place without --list");
        }
        if (resume && (report.format() != ReportFormat.NDJSON || report.output().isEmpty())) {
            throw new Refusal(ExitCode.USAGE, "--resume needs --format ndjson and --output FILE");
        }
    }
}
