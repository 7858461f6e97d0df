package org.sealpost.app.command;

import java.time.Duration;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Option;

/// The option to look again and again.
final class WatchOptions {
    /// Nobody's servers are asked more often.
    static final Duration SHORTEST = Duration.ofSeconds(10);

    @Option(
            names = "--watch",
            paramLabel = "INTERVAL",
            converter = TimeConverter.class,
            description = "Check again after each INTERVAL, such as 30s, 5m or 1h, and print what has changed, until"
                    + " Ctrl-C; in the formats text and ndjson.")
    private Optional<Duration> interval = Optional.empty();

    Optional<Duration> interval() {
        return interval;
    }

    /// @param ownNetwork whether what is looked at is not the Internet
    /// @throws Refusal when it cannot be so
    void hold(ReportOptions report, ListOptions listing, boolean ownNetwork) {
        if (interval.isEmpty()) {
            return;
        }
        if (!ownNetwork && interval.get().compareTo(SHORTEST) < 0) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--watch takes " + SHORTEST.toSeconds() + "s or more: what is looked at belongs to others");
        }
        if (report.format() != ReportFormat.TEXT && report.format() != ReportFormat.NDJSON) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--watch writes text or ndjson, not " + report.format() + "; choose one of the two");
        }
        if (report.output().isPresent()
                || report.saveFacts().isPresent()
                || report.badge().isPresent()
                || listing.resume()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--watch writes to standard output alone: --output, --save-facts, --badge and --resume have no"
                            + " place beside it");
        }
    }
}
