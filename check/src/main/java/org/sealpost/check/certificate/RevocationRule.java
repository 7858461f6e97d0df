package org.sealpost.check.certificate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Stapling;

/// What a server tells of the revocation of its certificate: nothing at all is no fault unless the certificate
/// demands it. Nobody else is asked.
///
/// @param mx whether it is about MX hosts
public record RevocationRule(boolean mx) implements Rule {
    @Override
    public Aspect aspect() {
        return mx ? Aspect.MX_TLS : Aspect.POLICY_CERTIFICATE;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<HostSession> sessions = mx ? HostSession.ofMx(reading) : HostSession.ofPolicyHost(reading);
        Map<RevocationCode, Map<String, List<Evidence>>> seen = new EnumMap<>(RevocationCode.class);
        for (HostSession session : sessions) {
            for (RevocationCode code : codes(session.tls().stapling())) {
                seen.computeIfAbsent(code, key -> new LinkedHashMap<>())
                        .computeIfAbsent(session.host(), key -> new ArrayList<>())
                        .add(evidence(session));
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

    private Set<RevocationCode> codes(Stapling stapling) {
        Set<RevocationCode> codes = EnumSet.noneOf(RevocationCode.class);
        RevocationCode missing = mx ? RevocationCode.MX_STAPLE_MISSING : RevocationCode.POLICY_STAPLE_MISSING;
        switch (stapling.standing()) {
            case REVOKED -> codes.add(mx ? RevocationCode.MX_REVOKED : RevocationCode.POLICY_REVOKED);
            case UNKNOWN, UNUSABLE -> {
                codes.add(mx ? RevocationCode.MX_STAPLE_UNUSABLE : RevocationCode.POLICY_STAPLE_UNUSABLE);
                if (stapling.demanded()) {
                    codes.add(missing);
                }
            }
            case NOTHING_SENT -> {
                if (stapling.demanded()) {
                    codes.add(missing);
                }
            }
            case GOOD, NOT_JUDGED -> {}
        }
        return codes;
    }

    private static Evidence evidence(HostSession session) {
        Stapling stapling = session.tls().stapling();
        String since = stapling.revokedAt().map(at -> " since " + at).orElse("");
        String detail = stapling.detail().isEmpty() ? "" : ": " + stapling.detail();
        return new Evidence(session.place() + " OCSP response", Seen.word(stapling.standing()) + since + detail);
    }
}
