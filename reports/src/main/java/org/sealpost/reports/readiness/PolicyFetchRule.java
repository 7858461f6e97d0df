package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.reports.failure.Effect;
import org.sealpost.reports.failure.FailureMeaning;

/// The policy can be fetched. That one reporter could not on a day or two costs no mail, but a policy that nobody can
/// fetch cannot be taken back.
final class PolicyFetchRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        List<Told> told = picture.recent(
                picture.whole(Threshold.QUIET_DAYS),
                each -> each.standing().counts() && each.estimate().fetch() > 0);
        long reporters =
                told.stream().map(each -> each.row().reporter()).distinct().count();
        SortedSet<LocalDate> days = told.stream().map(Told::day).collect(Collectors.toCollection(TreeSet::new));
        var evidence = new ArrayList<Exhibit>();
        if (reporters >= picture.whole(Threshold.FETCH_REPORTERS)
                || inARow(days) >= picture.whole(Threshold.FETCH_DAYS)) {
            told.forEach(each -> evidence.addAll(exhibits(each)));
        }
        for (ProbeDay day : picture.probes().recent()) {
            if (day.policyFetch().colour() == ProbeDay.Colour.RED) {
                evidence.add(new Exhibit.Probed(day.day(), "policy", day.policyFetch()));
            }
        }
        return evidence.isEmpty() ? Stream.empty() : Stream.of(Objection.of(RuleCode.POLICY_FETCH, evidence));
    }

    private static List<Exhibit> exhibits(Told told) {
        return told.row().failures().stream()
                .map(failure -> new Exhibit.Reported(
                        told.row(),
                        Optional.of(failure),
                        FailureMeaning.of(told.row().type(), failure),
                        Estimate.sane(failure.sessions())))
                .filter(exhibit -> exhibit.meaning().effect() == Effect.FETCH)
                .map(Exhibit.class::cast)
                .toList();
    }

    static int inARow(SortedSet<LocalDate> days) {
        int longest = 0;
        int here = 0;
        for (LocalDate day : days) {
            here = days.contains(day.minusDays(1)) ? here + 1 : 1;
            longest = Math.max(longest, here);
        }
        return longest;
    }
}
