package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes out what each day says.
final class DayBook {
    private final Days days;
    private final Ledger ledger;
    private final ProbeHistory probes;
    private final Canary canary;
    private final double bound;

    DayBook(Days days, Ledger ledger, ProbeHistory probes, Canary canary, double bound) {
        this.days = days;
        this.ledger = ledger;
        this.probes = probes;
        this.canary = canary;
        this.bound = bound;
    }

    /// Every day from the first with a row or an entry, up to today.
    List<Day> days(List<Told> told) {
        var byDay = new HashMap<LocalDate, List<Told>>();
        LocalDate first = ledger.firstDay(days.today());
        for (Told each : told) {
            if (each.standing().counts()) {
                byDay.computeIfAbsent(each.day(), _ -> new ArrayList<>()).add(each);
                first = each.day().isBefore(first) ? each.day() : first;
            }
        }
        var all = new ArrayList<Day>();
        LocalDate oldest = days.today().minusDays(Evidence.WINDOW);
        for (LocalDate day = first.isBefore(oldest) ? oldest : first;
                !day.isAfter(days.today());
                day = day.plusDays(1)) {
            all.add(day(day, byDay.getOrDefault(day, List.of())));
        }
        return List.copyOf(all);
    }

    private Day day(LocalDate day, List<Told> told) {
        long low = 0;
        long high = 0;
        long tolerated = 0;
        long waived = 0;
        long fetch = 0;
        boolean late = false;
        boolean warned = false;
        for (Told each : told) {
            late |= each.row().arrived().isAfter(days.closing(day));
            if (each.weighs()) {
                Estimate estimate = each.estimate();
                low += estimate.blockedLow();
                high += estimate.blockedHigh();
                tolerated += estimate.tolerated();
                waived += estimate.waived();
                fetch += estimate.fetch();
                warned |= each.kind() == Told.Kind.EVIDENCE && estimate.failed() > estimate.blockedHigh();
            }
        }
        Map<?, Long> evidence = ledger.on(day);
        long counted = evidence.values().stream().mapToLong(Long::longValue).sum();
        DayState state = state(day, counted, high, warned || tolerated > 0);
        return new Day(day, state, counted, low, high, tolerated, waived, fetch, evidence.size(), late);
    }

    private DayState state(LocalDate day, long counted, long blocked, boolean warned) {
        if (!days.isClosed(day)) {
            return DayState.OPEN;
        }
        if (blocked > bound * (counted + blocked)) {
            return DayState.DIRTY;
        }
        if (broken(day)) {
            return DayState.BROKEN;
        }
        if (warned) {
            return DayState.WARN;
        }
        return counted > 0 ? DayState.CLEAN : DayState.NO_DATA;
    }

    /// Whether senders could not learn what to report, or we could not take it.
    private boolean broken(LocalDate day) {
        return canary.on(day) == Canary.Outcome.FAILED
                || probes.on(day)
                        .filter(probe ->
                                isRed(probe.reporting()) || isRed(probe.stsRecord()) || isRed(probe.policyFetch()))
                        .isPresent();
    }

    private static boolean isRed(ProbeDay.Look look) {
        return look.colour() == ProbeDay.Colour.RED;
    }
}
