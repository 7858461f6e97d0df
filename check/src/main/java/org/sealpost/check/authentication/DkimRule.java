package org.sealpost.check.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.AuthenticationFacts.DkimSelector;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.dkim.DkimKey;
import org.sealpost.protocol.txt.TxtRecord;

/// RFC 6376 §3.6.1: the keys at the selectors that are known. That there is none at a well-known selector says nothing,
/// for every domain may choose its own.
public final class DkimRule implements Rule {
    private static final int SHORTEST = 1024;
    private static final int ADVISED = 2048;

    @Override
    public Aspect aspect() {
        return Aspect.AUTHENTICATION;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<DkimSelector> selectors = reading.facts().authentication().dkim().stream()
                .filter(selector -> !(selector.txt() instanceof Lookup.Failed))
                .toList();
        if (reading.leftOut(Part.AUTHENTICATION) || selectors.isEmpty()) {
            return new Judgement.NotApplicable("left out, or no selector is known");
        }
        List<Finding> findings = selectors.stream()
                .flatMap(selector -> findings(selector).stream())
                .toList();
        String keys = selectors.size() == 1 ? "1 key" : selectors.size() + " keys";
        return findings.isEmpty()
                ? new Judgement.Holds(List.of(new Evidence("DKIM", keys)))
                : new Judgement.Broken(findings);
    }

    private static List<Finding> findings(DkimSelector selector) {
        Lookup<TxtRecord> lookup = selector.txt();
        List<Evidence> seen = Seen.txt(lookup);
        List<TxtRecord> keys = lookup.found().stream()
                .flatMap(found -> found.records().stream())
                .filter(record -> DkimKey.isMeant(record.joined()))
                .toList();
        if (keys.size() != 1) {
            AuthenticationCode code =
                    keys.isEmpty() ? AuthenticationCode.DKIM_MISSING : AuthenticationCode.DKIM_SEVERAL;
            return List.of(new Finding(code, lookup.question().name().ascii(), seen, Optional.empty()));
        }
        Parsed<DkimKey> parsed = DkimKey.parse(keys.getFirst().joined());
        var findings = new ArrayList<>(AuthenticationDeviations.findings(parsed.deviations(), lookup, seen));
        parsed.value()
                .ifPresent(key -> ofKey(key)
                        .forEach(code -> findings.add(
                                new Finding(code, lookup.question().name().ascii(), seen, Optional.empty()))));
        return findings;
    }

    private static List<AuthenticationCode> ofKey(DkimKey key) {
        var codes = new ArrayList<AuthenticationCode>();
        if (key.revoked()) {
            codes.add(AuthenticationCode.DKIM_REVOKED);
        }
        if (key.type().equals("rsa")) {
            // RFC 8301 §3.2: verifiers must not take less than 1024 bits; signers should have 2048.
            key.bits().ifPresent(bits -> {
                if (bits < SHORTEST) {
                    codes.add(AuthenticationCode.DKIM_SHORT);
                } else if (bits < ADVISED) {
                    codes.add(AuthenticationCode.DKIM_SMALL);
                }
            });
        }
        if (key.testing()) {
            codes.add(AuthenticationCode.DKIM_TESTING);
        }
        return codes;
    }
}
