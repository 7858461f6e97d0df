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
import org.sealpost.observe.facts.AuthenticationFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;

/// What DNS gave no answer for, said once for all three.
public final class AuthenticationLookupRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.AUTHENTICATION;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.AUTHENTICATION)) {
            return new Judgement.NotApplicable("left out");
        }
        AuthenticationFacts facts = reading.facts().authentication();
        var all = new ArrayList<Lookup<?>>(List.of(facts.spf(), facts.dmarc(), facts.dkimFolder()));
        all.addAll(facts.spfFurther());
        all.addAll(facts.dmarcAbove());
        all.addAll(facts.spfMx());
        facts.spfAddresses().forEach(addresses -> all.addAll(List.of(addresses.ipv4(), addresses.ipv6())));
        facts.dkim().forEach(selector -> all.add(selector.txt()));
        List<Evidence> failed = all.stream()
                .filter(Lookup.Failed.class::isInstance)
                .flatMap(lookup -> Seen.lookup(lookup, String::valueOf).stream())
                .distinct()
                .toList();
        return failed.isEmpty()
                ? new Judgement.NotApplicable("every question was answered")
                : new Judgement.Unknown(List.of(new Finding(
                        AuthenticationCode.LOOKUP_FAILED, reading.domain().ascii(), failed, Optional.empty())));
    }
}
