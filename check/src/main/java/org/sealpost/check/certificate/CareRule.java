package org.sealpost.check.certificate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.TlsSession;

/// Chain, keys, signatures and cipher suite of the policy host or of MX hosts: what a validator may let through and
/// somebody should look at.
///
/// @param mx whether it is about MX hosts
public record CareRule(boolean mx) implements Rule {
    @Override
    public Aspect aspect() {
        return mx ? Aspect.MX_TLS : Aspect.POLICY_CERTIFICATE;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<HostSession> sessions = mx ? HostSession.ofMx(reading) : HostSession.ofPolicyHost(reading);
        Map<CareCode, Map<String, List<Evidence>>> seen = new EnumMap<>(CareCode.class);
        for (HostSession session : sessions) {
            for (Care care : Care.of(session.tls())) {
                enter(seen, care.code(mx), session, evidence(care, session));
            }
            Optional<Certificate> leaf = session.tls().leaf();
            if (mx
                    && session.tls().valid()
                    && leaf.isPresent()
                    && Expiry.isSoon(leaf.get(), reading.facts().observedAt())) {
                var end = new Evidence(
                        session.place() + " certificate valid",
                        leaf.get().notBefore() + " to " + leaf.get().notAfter());
                enter(seen, CareCode.MX_EXPIRES_SOON, session, List.of(end));
            }
        }
        var findings = new ArrayList<Finding>();
        seen.forEach((code, hosts) -> hosts.forEach((host, evidence) ->
                findings.add(new Finding(code, host, evidence, Optional.of(new Fix.Act(code.fixer(), host))))));
        if (!findings.isEmpty()) {
            return new Judgement.Broken(findings);
        }
        return sessions.isEmpty() ? new Judgement.NotApplicable("no TLS session") : new Judgement.Holds(List.of());
    }

    private static void enter(
            Map<CareCode, Map<String, List<Evidence>>> seen, CareCode code, HostSession session, List<Evidence> what) {
        seen.computeIfAbsent(code, key -> new LinkedHashMap<>())
                .computeIfAbsent(session.host(), key -> new ArrayList<>())
                .addAll(what);
    }

    private static List<Evidence> evidence(Care care, HostSession session) {
        TlsSession tls = session.tls();
        return switch (care) {
            case OUT_OF_ORDER, SUPERFLUOUS, WEAK_KEY, WEAK_SIGNATURE ->
                tls.chain().stream()
                        .map(one -> new Evidence(
                                session.place() + " chain",
                                one.subject() + ", " + one.keyAlgorithm() + " " + one.keyBits() + ", "
                                        + one.signatureAlgorithm() + ", by " + one.issuer()))
                        .toList();
            case OLD_SUITE ->
                List.of(new Evidence(
                        session.place() + " " + tls.version(),
                        tls.cipherSuite() + ": "
                                + OldSuites.SHIPPED.reason(tls.cipherSuite()).orElse("")));
        };
    }
}
