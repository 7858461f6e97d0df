package org.sealpost.check.mtasts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Expiry;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.TlsSession;

/// RFC 8461 §3.3: the certificate of the policy host is within its validity, chains to a trusted root and has
/// the host among its DNS names.
public final class PolicyCertificateRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.POLICY_CERTIFICATE;
    }

    @Override
    public Judgement judge(Reading reading) {
        Map<CertificateCode, List<Evidence>> seen = new EnumMap<>(CertificateCode.class);
        var held = new ArrayList<Evidence>();
        for (PolicyAttempt attempt : reading.facts().policyHost().attempts()) {
            attempt.outcome().session().ifPresent(tls -> {
                List<Evidence> shown = Seen.certificate("[" + attempt.address() + "]", tls);
                List<CertificateCode> codes = codes(tls, reading.facts().observedAt());
                codes.forEach(code ->
                        seen.computeIfAbsent(code, key -> new ArrayList<>()).addAll(shown));
                if (codes.isEmpty()) {
                    held.addAll(shown);
                }
            });
        }
        if (seen.isEmpty()) {
            return held.isEmpty() ? new Judgement.NotApplicable("no TLS session") : new Judgement.Holds(held);
        }
        List<Evidence> aliases =
                Seen.aliases(reading.facts().policyHost().addresses().ipv4());
        String host = reading.policyHost().ascii();
        var findings = new ArrayList<Finding>();
        seen.forEach((code, evidence) -> {
            var all = new ArrayList<Evidence>(aliases);
            all.addAll(evidence);
            findings.add(new Finding(code, host, all, Optional.of(new Fix.Act(code.fixer(), host))));
        });
        return new Judgement.Broken(findings);
    }

    private static List<CertificateCode> codes(TlsSession tls, Instant now) {
        if (tls.valid()) {
            boolean soon = tls.leaf().map(leaf -> Expiry.isSoon(leaf, now)).orElse(false);
            return soon ? List.of(CertificateCode.EXPIRES_SOON) : List.of();
        }
        return tls.faults().stream().sorted().map(CertificateCode::of).toList();
    }
}
