package org.sealpost.reports.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Applied;
import org.sealpost.reports.summary.Summary.EchoLine;
import org.sealpost.reports.summary.Summary.State;

/// Which policies senders applied, beside what was published when they did.
///
/// @param published what was seen published, by when it was first seen
public record Echoes(SortedMap<Instant, PolicyEcho.Of> published) {
    /// The policies that senders applied, most sessions first.
    public List<EchoLine> of(List<Applied> applied) {
        List<EchoLine> lines = new ArrayList<>();
        for (Applied each : applied) {
            Map<State, Tally> totals = new EnumMap<>(State.class);
            each.days().forEach((day, tally) -> totals.merge(state(each.echo(), day), tally, Tally::plus));
            totals.forEach((state, total) -> lines.add(new EchoLine(state, each.echo(), total, each.reporters())));
        }
        lines.sort(Comparator.comparingLong((EchoLine line) -> line.total().sessions())
                .reversed()
                .thenComparing(EchoLine::state));
        return lines;
    }

    private State state(PolicyEcho echo, LocalDate day) {
        if (!(echo instanceof PolicyEcho.Of told) || published.isEmpty()) {
            return State.UNKNOWN;
        }
        Instant endOfDay = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        // Before the first look nothing is known; what was seen then is the best there is.
        SortedMap<Instant, PolicyEcho.Of> until = published.headMap(endOfDay);
        PolicyEcho.Of then = until.isEmpty() ? published.get(published.firstKey()) : until.get(until.lastKey());
        if (told.equals(then)) {
            return State.CURRENT;
        }
        return published.values().stream().anyMatch(told::sameHosts) ? State.EARLIER : State.FOREIGN;
    }
}
