package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Counted;

/// How many sessions of each reporter's closed day count: what succeeded, up to some times the median of the days that
/// reporter had before, and never less than has counted once.
final class Ledger {
    private final Evidence evidence;
    private final Map<LocalDate, Map<DomainName, Long>> byDay = new HashMap<>();
    private final Map<LocalDate, Map<DomainName, Long>> caps = new HashMap<>();
    private final Map<DomainName, Boolean> counting = new HashMap<>();
    private final List<Counted> next;

    Ledger(Evidence evidence, List<Told> told, Days days, Thresholds thresholds) {
        this.evidence = evidence;
        var entries = new HashMap<Map.Entry<LocalDate, DomainName>, Counted>();
        for (Counted old : evidence.ledger()) {
            if (old.domain().equals(evidence.domain())) {
                entries.merge(Map.entry(old.day(), old.reporter()), old, Ledger::larger);
            }
        }
        for (var volume : volumes(told, days).entrySet()) {
            var cap = new Cap(thresholds);
            for (var day : volume.getValue().entrySet()) {
                long most = cap.next(day.getValue().all);
                caps.computeIfAbsent(day.getKey(), _ -> new HashMap<>()).put(volume.getKey(), most);
                long counts = Math.min(day.getValue().proven, most);
                if (counts > 0) {
                    Counted entry = new Counted(evidence.domain(), day.getKey(), volume.getKey(), counts);
                    entries.merge(Map.entry(day.getKey(), volume.getKey()), entry, Ledger::larger);
                }
            }
        }
        next = entries.values().stream()
                .sorted(Comparator.comparing(Counted::day).thenComparing(Counted::reporter))
                .toList();
        for (Counted entry : next) {
            if (counting(entry.reporter()) && days.isClosed(entry.day())) {
                byDay.computeIfAbsent(entry.day(), _ -> new TreeMap<>()).put(entry.reporter(), entry.sessions());
            }
        }
    }

    private static Counted larger(Counted one, Counted other) {
        return one.sessions() >= other.sessions() ? one : other;
    }

    private boolean counting(DomainName reporter) {
        return counting.computeIfAbsent(
                reporter, each -> evidence.standing(new Reporter.Proven(each)).counts());
    }

    /// What a reporter said on a day.
    private static final class Volume {
        private long all;
        private long proven;
    }

    private static Map<DomainName, SortedMap<LocalDate, Volume>> volumes(List<Told> told, Days days) {
        var volumes = new HashMap<DomainName, SortedMap<LocalDate, Volume>>();
        for (Told each : told) {
            boolean daily = each.standing().counts()
                    && each.row().type() == PolicyType.Known.STS
                    && each.row().wholeDays() <= 1;
            if (daily && days.isClosed(each.day())) {
                Volume volume = volumes.computeIfAbsent(each.signer().orElseThrow(), _ -> new TreeMap<>())
                        .computeIfAbsent(each.day(), _ -> new Volume());
                volume.all += each.succeeded() + each.estimate().failed();
                volume.proven += each.proves() ? each.succeeded() : 0;
            }
        }
        return volumes;
    }

    /// The limit of one reporter, day after day.
    private static final class Cap {
        private static final int DAYS_FOR_A_MEDIAN = 3;

        private final Thresholds thresholds;
        private final List<Long> before = new ArrayList<>();

        Cap(Thresholds thresholds) {
            this.thresholds = thresholds;
        }

        long next(long today) {
            long limit = before.size() < DAYS_FOR_A_MEDIAN
                    ? thresholds.whole(Threshold.FIRST_DAYS_CAP)
                    : thresholds.whole(Threshold.CAP) * twiceTheMedian() / 2;
            if (today > 0) {
                before.add(today);
            }
            return limit;
        }

        private long twiceTheMedian() {
            long[] sorted = before.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2];
        }
    }

    /// The evidence of a closed day, by reporters that count.
    Map<DomainName, Long> on(LocalDate day) {
        return byDay.getOrDefault(day, Map.of());
    }

    /// The most that this reporter's day can count; empty when it had none.
    OptionalLong cap(LocalDate day, DomainName reporter) {
        Long most = caps.getOrDefault(day, Map.of()).get(reporter);
        return most == null ? OptionalLong.empty() : OptionalLong.of(most);
    }

    /// What to keep for the next time.
    List<Counted> next() {
        return next;
    }

    LocalDate firstDay(LocalDate otherwise) {
        return byDay.keySet().stream().min(Comparator.naturalOrder()).orElse(otherwise);
    }
}
