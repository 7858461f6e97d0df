package org.sealpost.app.command;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.look.Looks;
import org.sealpost.app.store.HistoryStore;
import picocli.CommandLine.Option;

/// How long a service keeps what has a time of its own.
final class KeepOptions {
    private static final int LONGEST = 36_500;

    @Option(
            names = "--keep-checks",
            paramLabel = "DAYS",
            description = "How long the results of visitors' checks are kept (default: 30).")
    private int checks = (int) Looks.KEPT.toDays();

    @Option(
            names = "--keep-history",
            paramLabel = "DAYS",
            description = "How long it is kept what looks saw (default: 400).")
    private int history = (int) HistoryStore.KEPT.toDays();

    @Option(
            names = "--keep-alerts",
            paramLabel = "DAYS",
            description = "How long alerts that are over, and messages that were sent, are kept (default: 400).")
    private int alerts = 400;

    /// @throws Refusal when one of them cannot be
    void require() {
        Stream.of(checks(), history(), alerts()).forEach(Objects::requireNonNull);
    }

    Duration checks() {
        return days("--keep-checks", checks);
    }

    Duration history() {
        return days("--keep-history", history);
    }

    Duration alerts() {
        return days("--keep-alerts", alerts);
    }

    private static Duration days(String option, int number) {
        if (number < 1 || number > LONGEST) {
            throw new Refusal(ExitCode.USAGE, option + " is a number of days from 1 to " + LONGEST);
        }
        return Duration.ofDays(number);
    }
}
