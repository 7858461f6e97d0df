package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.reports.Reporter;

/// A policy that is enforced does no harm; where it does, it has to be taken back.
final class RollbackRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        if (!picture.policies().enforcing()) {
            return Stream.empty();
        }
        var evidence = new ArrayList<Exhibit>();
        evidence.addAll(reported(picture));
        evidence.addAll(probed(picture));
        return evidence.isEmpty() ? Stream.empty() : Stream.of(Objection.of(RuleCode.ROLLBACK, evidence));
    }

    /// What one reporter says since it is enforced.
    private static final class Sum {
        private long sessions;
        private long blocked;
    }

    private static List<Exhibit> reported(Picture picture) {
        LocalDate since = picture.policies().modeSince().map(Days::of).orElse(LocalDate.MIN);
        List<Told> told = picture.recent(
                picture.whole(Threshold.QUIET_DAYS),
                each -> each.weighs() && !each.day().isBefore(since));
        Map<Reporter, Sum> sums = new HashMap<>();
        for (Told each : told) {
            Sum sum = sums.computeIfAbsent(each.row().reporter(), _ -> new Sum());
            sum.sessions += each.succeeded() + each.estimate().failed();
            sum.blocked += each.estimate().blockedHigh();
        }
        long failing = sums.values().stream().filter(sum -> sum.blocked > 0).count();
        boolean large = sums.values().stream().anyMatch(sum -> isLarge(sum, picture.thresholds()));
        return failing >= picture.whole(Threshold.ROLLBACK_REPORTERS) || large
                ? told.stream().flatMap(Told::blocked).toList()
                : List.of();
    }

    private static boolean isLarge(Sum sum, Thresholds thresholds) {
        return sum.sessions >= thresholds.whole(Threshold.ROLLBACK_SESSIONS)
                && sum.blocked > thresholds.share(Threshold.ROLLBACK_SHARE) * sum.sessions;
    }

    /// Addresses that were red whenever we looked, several times up to now.
    private static List<Exhibit> probed(Picture picture) {
        int rounds = picture.whole(Threshold.ROLLBACK_PROBES);
        List<ProbeDay> days = picture.probes().days();
        if (days.size() < rounds || !picture.probes().fresh()) {
            return List.of();
        }
        List<ProbeDay> last = days.subList(days.size() - rounds, days.size());
        return last.getLast().endpoints().stream()
                .filter(endpoint -> last.stream().allMatch(day -> isRed(day, endpoint)))
                .map(endpoint ->
                        (Exhibit) new Exhibit.Probed(last.getLast().day(), endpoint.subject(), endpoint.look()))
                .toList();
    }

    private static boolean isRed(ProbeDay day, ProbeDay.Endpoint endpoint) {
        return day.endpoints().stream()
                .anyMatch(each -> each.sameAs(endpoint) && each.look().colour() == ProbeDay.Colour.RED);
    }
}
