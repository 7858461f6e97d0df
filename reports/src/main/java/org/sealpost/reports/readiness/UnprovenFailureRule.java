package org.sealpost.reports.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.reports.row.Failure;

/// What reporters that do not count say against a host stops nothing by itself, or anybody could stop everything; with
/// our own look it does.
final class UnprovenFailureRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        var evidence = new ArrayList<Exhibit>();
        for (Told told : picture.recent(
                picture.whole(Threshold.QUIET_DAYS),
                each -> !each.standing().counts()
                        && each.aboutUs()
                        && each.estimate().blockedHigh() > 0)) {
            List<Exhibit> agreeing = told.blocked()
                    .filter(exhibit -> exhibit instanceof Exhibit.Reported reported
                            && !picture.probes().red(mx(reported)).isEmpty())
                    .toList();
            evidence.addAll(agreeing);
        }
        return evidence.isEmpty() ? Stream.empty() : Stream.of(Objection.of(RuleCode.UNPROVEN_FAILURE, evidence));
    }

    private static Optional<String> mx(Exhibit.Reported reported) {
        return reported.failure().flatMap(Failure::mx);
    }
}
