package org.sealpost.app.trace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.sealpost.app.check.Checked;
import org.sealpost.app.watch.Looker;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;

/// Tells how long looks take.
public record TracedLooker(Looker looker, Traces traces, InstantSource clock) implements Looker {
    @Override
    public Checked look(WatchedDomain watched, LookKind kind) {
        Instant began = clock.instant();
        boolean failed = true;
        String outcome = "fault";
        try {
            Checked checked = looker.look(watched, kind);
            failed = false;
            outcome = checked.verdict().outcome().name().toLowerCase(Locale.ROOT);
            return checked;
        } finally {
            traces.span(new Traces.Span(
                    Traces.Kind.WORK,
                    "look " + kind.name().toLowerCase(Locale.ROOT),
                    began,
                    Duration.between(began, clock.instant()),
                    failed,
                    Map.of("sealpost.domain", watched.domain().ascii(), "sealpost.outcome", outcome)));
        }
    }

    @Override
    public void close() {
        looker.close();
    }
}
