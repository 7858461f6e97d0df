package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.sealpost.reports.row.Failure;

/// The days on which the domain was looked at, up to today.
final class ProbeHistory {
    private final NavigableMap<LocalDate, ProbeDay> days = new TreeMap<>();
    private final int span;
    private final LocalDate today;

    /// @param span how many days up to now have to be good
    ProbeHistory(List<ProbeDay> probes, LocalDate today, int span) {
        this.today = today;
        this.span = span;
        probes.stream()
                .filter(each -> !each.day().isAfter(today))
                .sorted(Comparator.comparing(ProbeDay::day))
                .forEach(each -> days.put(each.day(), each));
    }

    List<ProbeDay> days() {
        return List.copyOf(days.values());
    }

    Optional<ProbeDay> on(LocalDate day) {
        return Optional.ofNullable(days.get(day));
    }

    Optional<ProbeDay> last() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.lastEntry().getValue());
    }

    /// Whether there was a look today or yesterday.
    boolean fresh() {
        return !days.isEmpty() && !days.lastKey().isBefore(today.minusDays(1));
    }

    /// Those of the span up to the last look.
    List<ProbeDay> recent() {
        return days.isEmpty()
                ? List.of()
                : List.copyOf(
                        days.tailMap(days.lastKey().minusDays(span), false).values());
    }

    /// How many days in a row up to the last were good.
    int greenDays() {
        int green = 0;
        for (LocalDate day = days.isEmpty() ? today : days.lastKey(); ; day = day.minusDays(1)) {
            ProbeDay probe = days.get(day);
            if (probe == null || !probe.green()) {
                return green;
            }
            green++;
        }
    }

    /// Which addresses a failure is about: those of the host it names, or all.
    static Predicate<ProbeDay.Endpoint> at(Failure failure) {
        return endpoint -> failure.mx().isEmpty()
                || failure.mx().get().equals(endpoint.mx().ascii());
    }

    /// Whether the last look found all of these good, and at least one.
    boolean nowGreen(Predicate<ProbeDay.Endpoint> which) {
        List<ProbeDay.Endpoint> seen = last().stream()
                .flatMap(day -> day.endpoints().stream())
                .filter(which)
                .toList();
        return fresh()
                && !seen.isEmpty()
                && seen.stream().allMatch(each -> each.look().colour() == ProbeDay.Colour.GREEN);
    }

    /// Whether one of these was red in the span.
    boolean wasRed(Predicate<ProbeDay.Endpoint> which) {
        return recent().stream()
                .flatMap(day -> day.endpoints().stream())
                .filter(which)
                .anyMatch(each -> each.look().colour() == ProbeDay.Colour.RED);
    }
}
