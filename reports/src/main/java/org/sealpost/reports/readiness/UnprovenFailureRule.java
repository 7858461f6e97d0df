package org.sealpost.reports.readiness;

import java.util.ArrayList;
import java.util.stream.Stream;

/// What reporters that do not count say against a host stops nothing by itself, or anybody could stop everything; with
/// our own look it does. Where they say more than is read, it is taken that some of it is about what our look found.
final class UnprovenFailureRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        var evidence = new ArrayList<Exhibit>();
        for (Told told : picture.recent(
                picture.whole(Threshold.QUIET_DAYS),
                each -> !each.standing().counts()
                        && each.aboutUs()
                        && each.estimate().blockedHigh() > 0)) {
            for (Estimate.Part part : told.estimate().parts()) {
                if (picture.probes().wasRed(part.failure().map(ProbeHistory::at).orElse(_ -> true))) {
                    evidence.add(new Exhibit.Reported(told.row(), part.failure(), part.meaning(), part.sessions()));
                }
            }
        }
        if (picture.evidence().heard().cut() && picture.probes().wasRed(_ -> true)) {
            evidence.add(new Exhibit.Measured(
                    "rows of reporters that do not count", "more than are read", "no bad look of our own"));
        }
        return evidence.isEmpty() ? Stream.empty() : Stream.of(Objection.of(RuleCode.UNPROVEN_FAILURE, evidence));
    }
}
