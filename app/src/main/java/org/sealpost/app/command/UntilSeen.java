package org.sealpost.app.command;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.sealpost.app.check.Checker;
import org.sealpost.app.render.ExpectationText;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.app.render.Shown;
import org.sealpost.check.expect.Expectation;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.protocol.name.DomainName;

/// Looks again and again at those who are to show what was meant, until they all do or the time is over. A line says
/// who still answers otherwise: on a terminal it is drawn again, elsewhere there is one for each change.
final class UntilSeen {
    private final CheckRun run;
    private final Surroundings surroundings;
    private final Duration interval;
    private final Duration limit;
    private String told = "";

    UntilSeen(CheckRun run, Duration interval, Duration limit) {
        this.run = run;
        this.surroundings = run.surroundings();
        this.interval = interval;
        this.limit = limit;
    }

    /// @param round looks at no more than is needed
    void await(DomainName domain, Rounds.Round round) {
        Instant end = surroundings.clock().instant().plus(limit);
        try (var line = new ProgressLine(surroundings.err(), surroundings.terminal(), 1);
                var last = LastWords.open()) {
            while (true) {
                List<Held> held = look(domain, round);
                String brief = ExpectationText.brief(held);
                last.are(() -> {
                    line.clear();
                    err().println("stopped: " + Shown.text(brief));
                });
                tell(brief);
                if (Expectation.met(held)) {
                    return;
                }
                if (!surroundings.clock().instant().plus(interval).isBefore(end)) {
                    line.clear();
                    err().println("given up after " + words(limit) + ": " + Shown.text(brief));
                    return;
                }
                line.begin(brief);
                boolean on = surroundings.pause().pass(interval);
                line.end(brief);
                if (!on) {
                    return;
                }
            }
        }
    }

    private List<Held> look(DomainName domain, Rounds.Round round) {
        // What is waited for stands on the line already.
        try (var unseen = new ProgressLine(err(), false, 1);
                Checker checker = round.open(unseen)) {
            return run.expectation().against(checker.check(domain).facts());
        }
    }

    private void tell(String brief) {
        if (!surroundings.terminal() && !brief.equals(told)) {
            err().println(surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS) + " " + Shown.text(brief));
            told = brief;
        }
    }

    private PrintStream err() {
        return surroundings.err();
    }

    private static String words(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
