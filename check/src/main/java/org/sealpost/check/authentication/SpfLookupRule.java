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
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;

/// RFC 7208 §4.6.4: ten terms may ask DNS and two of them may find nothing; beyond that receivers give up with a
/// permanent error, as they do for an `include` without a record (RFC 7208 §5.2).
public final class SpfLookupRule implements Rule {
    private static final int TERMS = 10;
    private static final int VOID = 2;

    @Override
    public Aspect aspect() {
        return Aspect.AUTHENTICATION;
    }

    @Override
    public Judgement judge(Reading reading) {
        AuthenticationFacts facts = reading.facts().authentication();
        if (reading.leftOut(Part.AUTHENTICATION) || SpfTree.record(facts.spf()).isEmpty()) {
            return new Judgement.NotApplicable("left out, or no usable record");
        }
        SpfTree tree = SpfTree.of(facts);
        var findings = new ArrayList<Finding>();
        String domain = reading.domain().ascii();
        if (tree.asking().size() > TERMS || facts.spfNotTried() > 0) {
            findings.add(
                    new Finding(AuthenticationCode.SPF_TOO_MANY, domain, numbered(tree.asking()), Optional.empty()));
        }
        if (tree.nothing().size() > VOID) {
            findings.add(new Finding(AuthenticationCode.SPF_VOID, domain, numbered(tree.nothing()), Optional.empty()));
        }
        for (DomainName name : tree.without()) {
            List<Evidence> seen = facts.spfFurther().stream()
                    .filter(lookup -> lookup.question().name().equals(name))
                    .flatMap(lookup -> Seen.txt(lookup).stream())
                    .toList();
            findings.add(new Finding(AuthenticationCode.SPF_INCLUDE, name.ascii(), seen, Optional.empty()));
        }
        for (DomainName name : tree.loops()) {
            findings.add(new Finding(
                    AuthenticationCode.SPF_LOOP,
                    name.ascii(),
                    List.of(new Evidence("TXT of " + name, "is met again on the way from itself")),
                    Optional.empty()));
        }
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    private static List<Evidence> numbered(List<String> terms) {
        var all = new ArrayList<Evidence>();
        for (String term : terms) {
            all.add(new Evidence("look-up " + (all.size() + 1), term));
        }
        return all;
    }
}
