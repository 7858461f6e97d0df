package org.sealpost.reports.summary;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.row.Row;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.summary.Summary.EchoLine;
import org.sealpost.reports.summary.Summary.State;

/// Which policies senders applied, beside what was published when they did.
///
/// @param published what was seen published, by when it was first seen
public record Echoes(SortedMap<Instant, PolicyEcho.Of> published) {
    /// The policies that rows under MTA-STS tell of, most sessions first.
    public List<EchoLine> of(List<Row> rows) {
        Map<Key, Tally> totals = new LinkedHashMap<>();
        Map<Key, Set<Reporter>> reporters = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.type() == PolicyType.Known.STS) {
                var key = new Key(state(row), row.echo());
                totals.merge(key, new Tally(row.successful(), row.failed()), Tally::plus);
                reporters.computeIfAbsent(key, _ -> new HashSet<>()).add(row.reporter());
            }
        }
        List<EchoLine> lines = new ArrayList<>();
        totals.forEach((key, total) -> lines.add(new EchoLine(
                key.state(),
                key.echo(),
                total,
                reporters.getOrDefault(key, Set.of()).size())));
        lines.sort(Comparator.comparingLong((EchoLine line) -> line.total().sessions())
                .reversed()
                .thenComparing(EchoLine::state));
        return lines;
    }

    private State state(Row row) {
        if (!(row.echo() instanceof PolicyEcho.Of told) || published.isEmpty()) {
            return State.UNKNOWN;
        }
        Instant endOfDay = row.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        // Before the first look nothing is known; what was seen then is the best there is.
        SortedMap<Instant, PolicyEcho.Of> until = published.headMap(endOfDay);
        PolicyEcho.Of then = until.isEmpty() ? published.get(published.firstKey()) : until.get(until.lastKey());
        if (told.equals(then)) {
            return State.CURRENT;
        }
        return published.values().stream().anyMatch(told::sameHosts) ? State.EARLIER : State.FOREIGN;
    }

    private record Key(State state, PolicyEcho echo) {}
}
