package org.sealpost.reports.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.failure.Effect;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;

/// How many sessions of a row `enforce` would have stopped, as far as it can be told: details may overlap, and may
/// leave sessions unexplained.
///
/// @param failed sessions that failed; the sum of the details when the row says none
/// @param blockedLow as many as one blocking detail alone says
/// @param blockedHigh all that blocking details and unexplained sessions can be
/// @param tolerated failures that pass by themselves
/// @param waived failures for which a person answers
/// @param fetch sessions without our policy because it could not be fetched
/// @param totalMissing whether there are details without a total
/// @param parts what `blockedHigh` is made of; their sum is it
record Estimate(
        long failed,
        long blockedLow,
        long blockedHigh,
        long tolerated,
        long waived,
        long fetch,
        boolean totalMissing,
        List<Part> parts) {
    /// No report tells of more; a number above is somebody's joke, and sums stay within bounds.
    private static final long MOST = 1_000_000_000_000L;

    private static final Estimate NOTHING = new Estimate(0, 0, 0, 0, 0, 0, false, List.of());

    /// @param failure empty for sessions of which nothing is said
    record Part(Optional<Failure> failure, FailureMeaning meaning, long sessions) {}

    static long sane(long sessions) {
        return Math.clamp(sessions, 0, MOST);
    }

    static Estimate of(Row row, Waivers waivers) {
        if (row.failed() <= 0 && row.failures().isEmpty()) {
            return NOTHING;
        }
        long told =
                row.failures().stream().mapToLong(each -> sane(each.sessions())).sum();
        boolean totalMissing = row.failed() <= 0 && told > 0;
        long failed = totalMissing ? sane(told) : sane(row.failed());
        var blocking = new ArrayList<Part>();
        long largest = 0;
        var others = new EnumMap<Effect, Long>(Effect.class);
        long waived = 0;
        for (Failure failure : row.failures()) {
            FailureMeaning meaning = FailureMeaning.of(row.type(), failure);
            long sessions = sane(failure.sessions());
            if (waivers.cover(failure, meaning)) {
                waived += sessions;
            } else if (meaning.effect().stops()) {
                blocking.add(new Part(Optional.of(failure), meaning, sessions));
                largest = Math.max(largest, sessions);
            } else {
                others.merge(meaning.effect(), sessions, Long::sum);
            }
        }
        long tolerated = others.getOrDefault(Effect.TOLERATE, 0L);
        long fetch = others.getOrDefault(Effect.FETCH, 0L);
        long blocked = blocking.stream().mapToLong(Part::sessions).sum();
        long passing = waived + tolerated + fetch + others.getOrDefault(Effect.WARN, 0L);
        long unexplained = Math.max(0, failed - blocked - passing);
        long high = Math.min(failed, blocked + unexplained);
        return new Estimate(
                failed,
                Math.min(largest, failed),
                high,
                Math.min(tolerated, failed),
                Math.min(waived, failed),
                Math.min(fetch, failed),
                totalMissing,
                parts(blocking, high));
    }

    /// The largest details first, as long as there are sessions left for them; what is left is unexplained.
    private static List<Part> parts(List<Part> blocking, long high) {
        var parts = new ArrayList<Part>();
        long left = high;
        for (Part part : blocking.stream().sorted(LARGEST_FIRST).toList()) {
            long sessions = Math.min(left, part.sessions());
            if (sessions > 0) {
                parts.add(new Part(part.failure(), part.meaning(), sessions));
                left -= sessions;
            }
        }
        if (left > 0) {
            parts.add(new Part(Optional.empty(), FailureMeaning.unexplained(), left));
        }
        return List.copyOf(parts);
    }

    private static final Comparator<Part> LARGEST_FIRST = Comparator.comparingLong(Part::sessions)
            .reversed()
            .thenComparing(part ->
                    part.failure().flatMap(Failure::type).map(ResultType::word).orElse(""))
            .thenComparing(part -> part.failure().toString());
}
