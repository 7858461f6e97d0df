package org.sealpost.check.time;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.check.Aspect;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Judge;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;

/// Whether a look could have had a finding: only then its absence says something.
///
/// @param verdict of the look
/// @param now what was seen in it
public record Judged(Verdict verdict, Sighting now) {
    private static final Map<String, Aspect> ASPECTS =
            Judge.codes().stream().collect(Collectors.toMap(FindingCode::id, FindingCode::aspect, (one, _) -> one));

    private static final List<String> OPEN = List.of(".lookup-failed", ".not-tried", "unreachable");

    public boolean counts(Sighting.Said finding) {
        return Optional.ofNullable(ASPECTS.get(finding.code()))
                        .map(aspect -> seen(aspect) && reached(aspect, finding))
                        .orElse(true)
                && verdict.findings().stream().noneMatch(other -> leavesOpen(other, finding.subject()));
    }

    /// Whether it says of the same subject that it could not be looked at.
    private static boolean leavesOpen(Finding other, String subject) {
        return other.subject().equals(subject)
                && OPEN.stream().anyMatch(end -> other.code().id().endsWith(end));
    }

    /// Nothing about the aspect was left open.
    private boolean seen(Aspect aspect) {
        return verdict.aspects().stream()
                        .noneMatch(each -> each.aspect() == aspect && each.outcome() == Outcome.UNKNOWN)
                && verdict.findings().stream()
                        .noneMatch(finding -> finding.code().aspect() == aspect
                                && finding.code().severity() == Severity.UNKNOWN);
    }

    /// Without a policy nothing is known of what it says and of how it is served; without MX hosts, nothing of
    /// DANE.
    private boolean reached(Aspect aspect, Sighting.Said finding) {
        return verdict.outcome() == Outcome.NOT_APPLICABLE
                || switch (aspect) {
                    case POLICY_CERTIFICATE, MX_AGAINST_POLICY -> now.policy() instanceof Sight.Of;
                    case POLICY_FILE -> now.policy() instanceof Sight.Of || finding.severity() == Severity.ERROR;
                    case MX_TLS, DANE -> !(now.mx() instanceof Sight.Unknown);
                    case STS_RECORD, TLS_RPT, NAME_SERVERS, CHANGES, AUTHENTICATION -> true;
                };
    }
}
