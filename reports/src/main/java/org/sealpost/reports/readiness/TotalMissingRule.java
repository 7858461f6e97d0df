package org.sealpost.reports.readiness;

import java.util.List;
import java.util.stream.Stream;

/// Reports that detail failures also count them.
final class TotalMissingRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        List<Exhibit.Named> who = picture
                .recent(
                        picture.whole(Threshold.QUIET_DAYS),
                        told -> told.standing().counts() && told.estimate().totalMissing())
                .stream()
                .map(told -> told.row().reporter().name())
                .distinct()
                .map(Exhibit.Named::new)
                .toList();
        return who.isEmpty() ? Stream.empty() : Stream.of(Objection.of(RuleCode.TOTAL_MISSING, who));
    }
}
