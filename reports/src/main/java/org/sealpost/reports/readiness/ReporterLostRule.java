package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.reports.Reporter;

/// A reporter that applied the policy once goes on doing so.
final class ReporterLostRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        Map<Reporter, LocalDate> applied = new HashMap<>();
        Map<Reporter, LocalDate> foundNone = new HashMap<>();
        for (Told told : picture.told()) {
            Optional<Map<Reporter, LocalDate>> days = switch (told.kind()) {
                case EVIDENCE -> Optional.of(applied);
                case NO_POLICY -> Optional.of(foundNone);
                case NO_ECHO, OTHER_HOSTS, DANE, STRANGE -> Optional.empty();
            };
            if (told.standing().counts()) {
                days.ifPresent(map ->
                        map.merge(told.row().reporter(), told.day(), (one, other) -> one.isAfter(other) ? one : other));
            }
        }
        List<Exhibit.Named> lost = foundNone.entrySet().stream()
                .filter(entry ->
                        applied.getOrDefault(entry.getKey(), LocalDate.MAX).isBefore(entry.getValue()))
                .map(entry -> entry.getKey().name())
                .sorted()
                .map(Exhibit.Named::new)
                .toList();
        return lost.isEmpty() ? Stream.empty() : Stream.of(Objection.of(RuleCode.REPORTER_LOST, lost));
    }
}
