package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.PolicySeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.Severity;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;

/// RFC 8461 §3.2: every text that is served is a policy. Where senders cannot read it, there is none.
public final class PolicyGrammarRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.POLICY_FILE;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (!(reading.policy() instanceof PolicySeen.Served served)) {
            return new Judgement.NotApplicable("no policy text");
        }
        var findings = new ArrayList<Finding>();
        for (Octets text : served.all()) {
            findings.addAll(findings(reading, text));
        }
        return findings.isEmpty()
                ? new Judgement.Holds(List.of(
                        new Evidence(reading.policyUrl(), served.answer().body().utf8Lossy())))
                : new Judgement.Broken(findings);
    }

    private static List<Finding> findings(Reading reading, Octets text) {
        Map<FindingCode, List<Evidence>> seen = new LinkedHashMap<>();
        for (Deviation deviation : StsPolicy.parse(text).deviations()) {
            StsDeviations.find(deviation.code())
                    .ifPresent(code ->
                            seen.computeIfAbsent(code, key -> new ArrayList<>()).add(evidence(deviation, text)));
        }
        var findings = new ArrayList<Finding>();
        seen.forEach((code, evidence) ->
                findings.add(new Finding(code, reading.policyHost().ascii(), evidence, fix(reading, code, text))));
        return findings;
    }

    private static Evidence evidence(Deviation deviation, Octets text) {
        return deviation.line() == 0
                ? new Evidence("policy", text.utf8Lossy())
                : new Evidence("policy line " + deviation.line(), deviation.text());
    }

    private static Optional<Fix> fix(Reading reading, FindingCode code, Octets text) {
        if (code.severity() == Severity.NOTICE) {
            return Optional.empty();
        }
        return StsPolicy.parse(text)
                .value()
                .<Fix>map(policy -> new Fix.ServePolicy(reading.policyUrl(), policy.render()))
                .or(() -> PolicyFix.repaired(reading, text.utf8Lossy()));
    }
}
