package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.row.Failure;

/// In the last days no reporter that counts has told of a session that `enforce` would have stopped, however small
/// its share: a certificate problem of one host is small and certain.
final class BlockingFailureRule implements Rule {
    /// One objection for each of these.
    private record Cause(FailureMeaning meaning, Optional<String> mx) {}

    @Override
    public Stream<Objection> judge(Picture picture) {
        Map<Cause, List<Exhibit>> causes = new LinkedHashMap<>();
        Map<Cause, LocalDate> last = new LinkedHashMap<>();
        for (Told told : picture.blockedLately()) {
            told.blocked().forEach(exhibit -> {
                if (exhibit instanceof Exhibit.Reported reported) {
                    var cause = new Cause(reported.meaning(), reported.failure().flatMap(Failure::mx));
                    causes.computeIfAbsent(cause, _ -> new ArrayList<>()).add(exhibit);
                    last.merge(cause, told.day(), (one, other) -> one.isAfter(other) ? one : other);
                }
            });
        }
        return causes.entrySet().stream()
                .map(entry -> Objection.of(
                                RuleCode.BLOCKING_FAILURE, entry.getKey().meaning(), entry.getValue())
                        .from(last.getOrDefault(entry.getKey(), picture.days().today())
                                .plusDays(picture.whole(Threshold.QUIET_DAYS))))
                .sorted(Comparator.comparing(Objection::toString));
    }
}
