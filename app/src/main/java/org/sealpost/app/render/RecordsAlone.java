package org.sealpost.app.render;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.check.Aspect;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;

/// The verdict over a look at DNS and the policy that nobody asked to leave the mail servers out: what fails fails, and
/// everything else is unknown until those were looked at.
final class RecordsAlone {
    private static final Set<Aspect> SERVERS = EnumSet.of(Aspect.MX_TLS, Aspect.DANE);

    private RecordsAlone() {}

    static Verdict of(Verdict verdict) {
        if (verdict.outcome() == Outcome.NOT_APPLICABLE) {
            return verdict;
        }
        boolean known = verdict.outcome() == Outcome.FAIL || verdict.outcome() == Outcome.UNKNOWN;
        List<Finding> findings = verdict.findings().stream()
                .filter(finding -> !SERVERS.contains(finding.code().aspect()))
                .toList();
        return new Verdict(
                verdict.domain(),
                verdict.observedAt(),
                known ? verdict.outcome() : Outcome.UNKNOWN,
                known ? verdict.because() : Optional.empty(),
                verdict.aspects().stream().map(RecordsAlone::of).toList(),
                verdict.today(),
                verdict.underEnforce(),
                verdict.dane(),
                findings);
    }

    private static AspectVerdict of(AspectVerdict aspect) {
        return SERVERS.contains(aspect.aspect())
                ? new AspectVerdict(aspect.aspect(), Outcome.UNKNOWN, List.of())
                : aspect;
    }
}
