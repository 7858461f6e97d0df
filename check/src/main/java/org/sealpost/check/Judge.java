package org.sealpost.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.dane.DaneEffects;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.mtasts.Mode;

/// From facts to a verdict, by every rule there is.
///
/// Fail beats unknown, unknown beats warn. SPF, DKIM and DMARC are told and never counted. Under the mode `none`
/// nothing that an MX host does counts. Where it is open
/// whether the domain has any MTA-STS to judge, nothing fails.
public final class Judge {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.code().severity())
            .thenComparing(finding -> finding.code().aspect());

    private Judge() {}

    /// The verdict over `facts`, judged at the instant they carry.
    public static Verdict judge(DomainFacts facts) {
        Reading reading = Reading.of(facts);
        var aspects = new AspectJudge(reading);
        var findings = new ArrayList<Finding>();
        for (Rule rule : reading.applicable() ? Rules.ALL : Rules.OF_MAIL) {
            Judgement judgement = rule.judge(reading);
            aspects.add(rule, judgement);
            findings.addAll(AspectJudge.of(judgement));
        }
        findings.sort(WORST_FIRST);
        Optional<Finding> because = because(
                reading,
                findings.stream()
                        .filter(finding -> finding.code().aspect() != Aspect.AUTHENTICATION)
                        .toList());
        Outcome outcome = outcome(reading, because);
        var effects = new Effects(reading);
        return new Verdict(
                facts.domain(),
                facts.observedAt(),
                outcome,
                because,
                aspects.verdicts(),
                effects.today(),
                effects.underEnforce(),
                DaneEffects.of(reading),
                findings);
    }

    /// Every code there is, in the order of aspects; the catalogue behind `explain`.
    public static List<FindingCode> codes() {
        return Rules.codes();
    }

    private static Outcome outcome(Reading reading, Optional<Finding> because) {
        if (!reading.applicable()) {
            return Outcome.NOT_APPLICABLE;
        }
        return because.map(finding -> switch (finding.code().severity()) {
                    case ERROR -> Outcome.FAIL;
                    case UNKNOWN -> Outcome.UNKNOWN;
                    case WARNING -> Outcome.WARN;
                    case NOTICE -> Outcome.PASS;
                })
                .orElse(Outcome.PASS);
    }

    /// The finding that decides: the worst that counts, and of equals the first in the order of aspects.
    private static Optional<Finding> because(Reading reading, List<Finding> findings) {
        if (!reading.applicable()) {
            return findings.stream().findFirst();
        }
        boolean optedOut = reading.mode().filter(mode -> mode == Mode.NONE).isPresent();
        Optional<Finding> decides = findings.stream()
                .filter(finding -> finding.code().severity() != Severity.NOTICE)
                .filter(finding -> !(optedOut && isOfMx(finding)))
                .filter(finding ->
                        !reading.applicabilityUnknown() || finding.code().severity() != Severity.ERROR)
                .min(Comparator.comparing(finding -> finding.code().severity()));
        return decides.or(() -> findings.stream()
                .filter(finding -> optedOut && finding.code().id().equals("mtasts.policy.mode-none"))
                .findFirst());
    }

    private static boolean isOfMx(Finding finding) {
        return finding.code().aspect() == Aspect.MX_AGAINST_POLICY
                || finding.code().aspect() == Aspect.MX_TLS;
    }
}
