package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.row.Failure;

/// In the last days no reporter that counts has told of a session that `enforce` would have stopped, however small
/// its share: a certificate problem of one host is small and certain.
final class BlockingFailureRule implements Rule {
    /// A reporter can name as many hosts as it likes.
    private static final int MOST_CAUSES = 50;

    private static final Comparator<Map.Entry<Cause, Sum>> MOST_SESSIONS_FIRST =
            Comparator.<Map.Entry<Cause, Sum>>comparingLong(entry -> -entry.getValue().sessions)
                    .thenComparing(entry -> entry.getKey().mx().orElse(""))
                    .thenComparing(entry -> entry.getKey().meaning().explanation());

    /// One objection for each of these.
    private record Cause(FailureMeaning meaning, Optional<String> mx) {}

    private static final class Sum {
        private final List<Exhibit> exhibits = new ArrayList<>();
        private long sessions;
        private LocalDate last = LocalDate.MIN;
    }

    @Override
    public Stream<Objection> judge(Picture picture) {
        Map<Cause, Sum> causes = new HashMap<>();
        for (Told told : picture.blockedLately()) {
            for (Estimate.Part part : told.estimate().parts()) {
                var cause = new Cause(part.meaning(), part.failure().flatMap(Failure::mx));
                add(causes.computeIfAbsent(cause, _ -> new Sum()), told, part);
            }
        }
        return causes.entrySet().stream()
                .sorted(MOST_SESSIONS_FIRST)
                .limit(MOST_CAUSES)
                .map(entry -> objection(entry.getKey(), entry.getValue(), picture.whole(Threshold.QUIET_DAYS)));
    }

    private static void add(Sum sum, Told told, Estimate.Part part) {
        if (sum.exhibits.size() < Objection.MOST) {
            sum.exhibits.add(new Exhibit.Reported(told.row(), part.failure(), part.meaning(), part.sessions()));
        }
        sum.sessions += part.sessions();
        sum.last = told.day().isAfter(sum.last) ? told.day() : sum.last;
    }

    private static Objection objection(Cause cause, Sum sum, int quietDays) {
        return Objection.of(RuleCode.BLOCKING_FAILURE, cause.meaning(), sum.exhibits)
                .from(sum.last.plusDays(quietDays));
    }
}
