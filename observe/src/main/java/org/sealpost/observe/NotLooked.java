package org.sealpost.observe;

import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.Question;
import org.sealpost.protocol.name.DomainName;

/// Facts in the place of those that are not there: unknown, never absent.
enum NotLooked {
    LEFT_OUT("not asked: left out on request"),
    OUT_OF_TIME("not asked to the end: the time for the domain was used up");

    private final String detail;

    NotLooked(String detail) {
        this.detail = detail;
    }

    <T> Lookup<T> lookup(DomainName name, String type) {
        return new Lookup.Failed<>(
                new Question(name, type), List.of(), DnsFault.TIMED_OUT, detail, Dnssec.INDETERMINATE);
    }

    Addresses addresses(DomainName host) {
        return new Addresses(host, lookup(host, "A"), lookup(host, "AAAA"));
    }

    PolicyHostFacts policyHost(DomainName host) {
        return new PolicyHostFacts(addresses(host), List.of(), 0, List.of());
    }

    MailFacts mail(DomainName domain) {
        return new MailFacts(lookup(domain, "MX"), Optional.empty(), List.of(), 0);
    }
}
