package org.sealpost.app.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import picocli.CommandLine.Option;

/// Which days are meant. Days are those of UTC.
final class DaysOptions {
    private static final int LONGEST = 4_000;

    @Option(names = "--days", paramLabel = "NUMBER", description = "How many days up to the last one (default: 30).")
    private int days = 30;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day, such as 2026-11-01, instead of --days.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DAY", description = "The last day. Default: yesterday.")
    private Optional<String> to = Optional.empty();

    /// @param first the first of them, `last` the last; both are included
    record Days(LocalDate first, LocalDate last) {}

    Days days(Surroundings surroundings) {
        LocalDate last = to.map(text -> day("--to", text))
                .orElseGet(() -> surroundings
                        .clock()
                        .instant()
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .minusDays(1));
        if (days < 1 || days > LONGEST) {
            throw new Refusal(ExitCode.USAGE, "--days is a number from 1 to " + LONGEST);
        }
        LocalDate first = from.map(text -> day("--from", text)).orElseGet(() -> last.minusDays(days - 1L));
        if (first.isAfter(last)) {
            throw new Refusal(ExitCode.USAGE, "the first day, " + first + ", is after the last, " + last);
        }
        return new Days(first, last);
    }

    private static LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new Refusal(ExitCode.USAGE, option + " " + Shown.quoted(text) + " is not a day such as 2026-11-01");
        }
    }
}
