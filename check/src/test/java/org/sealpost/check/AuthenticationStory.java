package org.sealpost.check;

import java.time.Duration;
import java.util.List;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.AuthenticationFacts;
import org.sealpost.observe.facts.AuthenticationFacts.DkimSelector;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Question;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// What was seen of SPF, DKIM and DMARC, told in words.
///
/// @param spf the texts at the domain, or a word such as `!none`
/// @param further `NAME TEXT` for names that SPF leads to
/// @param nothing names of mechanisms `a` without address
/// @param dmarc the texts at `_dmarc`
/// @param above `NAME TEXT` for names above
/// @param dkim `SELECTOR TEXT`; a selector in brackets was named by the user
record AuthenticationStory(
        List<String> spf,
        List<String> further,
        List<String> nothing,
        List<String> dmarc,
        List<String> above,
        List<String> dkim) {
    static final String KEY = "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuvZRBXdmjin4DgYJ/og+RsUM/6"
            + "MbjW3li3ptnZn/yRGjfySMNo7Btebw/rrWen72+tuMDMrtLcMW/aSN78W5fv5QyHr8VR9s"
            + "Y/2g9t2tfLQDlgwM+xF9Tz/bl/5Y5ek/SHr2Ng/pOesjZbU11iORO50nJhG28JH4EKbE0T"
            + "lxdjgyNvjdeDHuQDY19jQmJVxBQWN9jzQgKQZMOZqWfucLfFGBhbfxgzHOQtHKGy2T5GxI"
            + "CDAzVxC/iG27uSd2H+ZFvX3hOvVFyCuXekfv48qWlN4fJYznJfPxznCw1/felqPJJJnptc"
            + "hBy0mzszE+gX2mgsfUudk8AkPUgT+6rvKqywIDAQAB";

    AuthenticationFacts facts(DomainName domain) {
        return new AuthenticationFacts(
                lookup(domain, spf),
                further.stream().map(AuthenticationStory::named).toList(),
                nothing.stream().map(name -> without(DomainName.of(name))).toList(),
                List.of(),
                0,
                lookup(domain.child("_dmarc"), dmarc),
                above.stream().map(AuthenticationStory::named).toList(),
                lookup(domain.child("_domainkey"), List.of("!nodata")),
                dkim.stream().map(clause -> selector(domain, clause)).toList(),
                List.of("default"));
    }

    private static DkimSelector selector(DomainName domain, String clause) {
        String[] parts = clause.split(" ", 2);
        String name = parts[0].replace("(", "").replace(")", "");
        List<String> texts = List.of(parts[1].replace("KEY", KEY).split(" \\+ ", -1));
        return new DkimSelector(name, parts[0].startsWith("("), lookup(domain.child(name + "._domainkey"), texts));
    }

    private static Lookup<TxtRecord> named(String clause) {
        String[] parts = clause.split(" ", 2);
        return lookup(DomainName.of(parts[0]), List.of(parts[1]));
    }

    private static Addresses without(DomainName name) {
        return new Addresses(
                name,
                new Lookup.Absent<>(new Question(name, "A"), List.of(), false, Dnssec.SECURE),
                new Lookup.Absent<>(new Question(name, "AAAA"), List.of(), false, Dnssec.SECURE));
    }

    private static Lookup<TxtRecord> lookup(DomainName name, List<String> texts) {
        var question = new Question(name, "TXT");
        return switch (texts.getFirst()) {
            case "!none" -> new Lookup.Absent<>(question, List.of(), false, Dnssec.SECURE);
            case "!nodata" -> new Lookup.Absent<>(question, List.of(), true, Dnssec.SECURE);
            case "!servfail" ->
                new Lookup.Failed<>(question, List.of(), DnsFault.SERVER_FAILURE, "told so", Dnssec.INDETERMINATE);
            default ->
                new Lookup.Found<>(
                        question,
                        List.of(),
                        texts.stream().map(TxtRecord::of).toList(),
                        Duration.ofHours(1),
                        Dnssec.SECURE);
        };
    }
}
