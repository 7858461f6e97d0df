package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Row;

/// The evidence put in order: what every rule looks at.
///
/// @param book every day up to today
/// @param run the one that decides
record Picture(
        Evidence evidence,
        Thresholds thresholds,
        Days days,
        PolicyHistory policies,
        ProbeHistory probes,
        Waivers waivers,
        List<Told> told,
        Ledger ledger,
        Restarts restarts,
        List<Day> book,
        Run run) {
    static Picture of(Evidence evidence, Thresholds thresholds) {
        Days days = Days.at(evidence.now(), thresholds.hours(Threshold.GRACE_HOURS));
        var policies = new PolicyHistory(evidence.policies(), evidence.now());
        var probes = new ProbeHistory(evidence.probes(), days.today(), thresholds.whole(Threshold.PROBE_DAYS));
        var waivers = new Waivers(evidence, probes, thresholds.whole(Threshold.WAIVER_DAYS));
        List<Told> told = told(evidence, days, policies, waivers);
        var ledger = new Ledger(evidence, told, days, thresholds);
        Restarts restarts = Restarts.of(policies, probes);
        List<Day> book =
                new DayBook(days, ledger, probes, evidence.canary(), thresholds.share(Threshold.LOSS_BOUND)).days(told);
        Optional<Confirmation> confirmation = confirmation(evidence, policies);
        var search = new RunSearch(
                thresholds,
                ledger,
                days.closed(),
                any -> confirmation
                        .filter(each -> LowVolume.answered(any, each))
                        .isPresent());
        Run run = search.decisive(cleanEnd(book, restarts));
        return new Picture(evidence, thresholds, days, policies, probes, waivers, told, ledger, restarts, book, run);
    }

    private static List<Told> told(Evidence evidence, Days days, PolicyHistory policies, Waivers waivers) {
        Map<Reporter, Standing> standings = new HashMap<>();
        var told = new ArrayList<Told>(evidence.rows().size());
        for (Row row : evidence.rows()) {
            boolean inTime = !row.day().isAfter(days.today())
                    && !row.day().isBefore(days.today().minusDays(Evidence.WINDOW));
            if (inTime && row.domain().equals(evidence.domain())) {
                told.add(
                        Told.of(row, standings.computeIfAbsent(row.reporter(), evidence::standing), policies, waivers));
            }
        }
        return List.copyOf(told);
    }

    /// The closed days after the last dirty one and the last change of servers.
    private static List<Day> cleanEnd(List<Day> book, Restarts restarts) {
        var end = new ArrayList<Day>();
        for (Day day : book) {
            if (day.state() == DayState.DIRTY) {
                end.clear();
            } else if (day.state() != DayState.OPEN && restarts.covers(day.day())) {
                end.add(day);
            }
        }
        return end;
    }

    /// The last one for the hosts that are published.
    static Optional<Confirmation> confirmation(Evidence evidence, PolicyHistory policies) {
        return policies.current()
                .map(PolicyEcho::of)
                .flatMap(echo -> evidence.confirmations().stream()
                        .filter(each -> each.domain().equals(evidence.domain()))
                        .filter(each -> !each.at().isAfter(evidence.now()))
                        .filter(each -> each.policy().sameHosts(echo))
                        .max(Comparator.comparing(Confirmation::at)));
    }

    Optional<Confirmation> confirmation() {
        return confirmation(evidence, policies);
    }

    int whole(Threshold threshold) {
        return thresholds.whole(threshold);
    }

    /// Rows of the last days, in a fixed order.
    List<Told> recent(int span, Predicate<Told> which) {
        LocalDate before = days.today().minusDays(span);
        return Told.ordered(
                told.stream().filter(each -> each.day().isAfter(before)).filter(which));
    }

    /// What reporters that count say would have been stopped in the last days.
    List<Told> blockedLately() {
        return recent(
                whole(Threshold.QUIET_DAYS),
                each -> each.weighs() && each.estimate().blockedHigh() > 0);
    }

    Coverage coverage() {
        Map<LocalDate, Long> inbound = evidence.inbound();
        if (inbound.isEmpty()) {
            return new Coverage.Unknown();
        }
        long reported = told.stream()
                .filter(each -> each.standing().counts() && each.row().type() == PolicyType.Known.STS)
                .filter(each -> inbound.containsKey(each.day()))
                .mapToLong(each -> each.succeeded() + each.estimate().failed())
                .sum();
        return new Coverage.Compared(
                reported, inbound.values().stream().mapToLong(Estimate::sane).sum());
    }
}
