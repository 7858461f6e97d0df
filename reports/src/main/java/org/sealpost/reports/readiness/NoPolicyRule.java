package org.sealpost.reports.readiness;

import java.util.List;
import java.util.stream.Stream;

/// There is a policy that could be enforced.
final class NoPolicyRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        if (!picture.policies().known()) {
            return Stream.of(Objection.of(RuleCode.POLICY_UNKNOWN, List.of())
                    .from(picture.days().today()));
        }
        return picture.policies().current().isPresent()
                ? Stream.empty()
                : Stream.of(Objection.of(RuleCode.NO_POLICY, List.of()));
    }
}
