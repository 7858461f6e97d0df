package org.sealpost.app.command;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.app.check.Checker;
import org.sealpost.app.check.InOrder;
import org.sealpost.app.command.Rounds.Known;
import org.sealpost.app.render.DriftJson;
import org.sealpost.app.render.DriftText;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.check.Outcome;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.check.time.Drift;
import org.sealpost.check.time.Watched;
import org.sealpost.protocol.name.DomainName;

/// Checks the same domains again and again and tells what is different; a round in which nothing is writes nothing.
final class WatchRun {
    private final CheckRun run;
    private final Surroundings surroundings;
    private final Duration interval;
    private final Rounds.Round round;

    WatchRun(CheckRun run, Duration interval, Rounds.Round round) {
        this.run = run;
        this.surroundings = run.surroundings();
        this.interval = interval;
        this.round = round;
    }

    /// Comes back when the pause says so; on a machine, Ctrl-C ends the process.
    ///
    /// @param known what the first round saw
    int run(List<DomainName> domains, Map<DomainName, Known> known) {
        Map<DomainName, Known> now = new HashMap<>(known);
        try (var last = LastWords.open();
                RunHistory past = run.history().open(surroundings, run.ownNetwork())) {
            while (pause(last)) {
                look(domains, now, last, past);
            }
        }
        List<Outcome> outcomes =
                now.values().stream().flatMap(each -> each.outcomes().stream()).toList();
        return run.reporting().failOn().exitCode(outcomes).number();
    }

    private boolean pause(LastWords last) {
        Instant seen = surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String words = "last look " + seen + ", next " + seen.plus(interval);
        try (var progress = new ProgressLine(surroundings.err(), surroundings.terminal(), 1)) {
            last.are(progress::clear);
            progress.begin(words);
            return surroundings.pause().pass(interval);
        }
    }

    private void look(List<DomainName> domains, Map<DomainName, Known> now, LastWords last, RunHistory past) {
        try (var progress = new ProgressLine(
                        surroundings.err(), surroundings.terminal(), domains.size(), surroundings.clock());
                Checker checker = round.open(progress)) {
            last.are(progress::clear);
            InOrder.run(domains, run.listing().parallel(), checker::check, checked -> {
                var _ = past.since(checked);
                DomainName domain = checked.facts().domain();
                Known before = now.getOrDefault(domain, Known.of(checked, run.expectation()));
                Watched.Look look = before.watched().look(checked.facts(), checked.verdict());
                var after = new Known(look.after(), run.expectation().against(checked.facts()));
                now.put(domain, after);
                boolean sameHeld = after.held().equals(before.held());
                if (!look.drift().isNone() || !sameHeld) {
                    progress.clear();
                    tell(look.drift(), sameHeld ? List.of() : after.held());
                }
                progress.finished();
            });
        }
    }

    private void tell(Drift drift, List<Held> held) {
        var pages = new FindingPages();
        if (run.reporting().format() == ReportFormat.NDJSON) {
            new DriftJson(pages, surroundings.out()).write(drift, held);
        } else {
            surroundings.out().print(new DriftText(pages, new Paint(run.colour())).render(drift, held));
        }
        surroundings.out().flush();
    }
}
