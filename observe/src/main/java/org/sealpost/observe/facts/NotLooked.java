package org.sealpost.observe.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// Facts in the place of those that are not there: unknown, never absent.
public enum NotLooked {
    LEFT_OUT("not asked: left out on request"),
    OUT_OF_TIME("not asked to the end: the time for the domain was used up");

    private final String detail;

    NotLooked(String detail) {
        this.detail = detail;
    }

    public <T> Lookup<T> lookup(DomainName name, String type) {
        return new Lookup.Failed<>(
                new Question(name, type), List.of(), DnsFault.TIMED_OUT, detail, Dnssec.INDETERMINATE);
    }

    public Addresses addresses(DomainName host) {
        return new Addresses(host, lookup(host, "A"), lookup(host, "AAAA"));
    }

    public PolicyHostFacts policyHost(DomainName host) {
        return new PolicyHostFacts(addresses(host), List.of(), 0, List.of());
    }

    public MailFacts mail(DomainName domain) {
        return new MailFacts(lookup(domain, "MX"), Optional.empty(), List.of(), 0);
    }

    public ReportingFacts reporting(DomainName domain) {
        return new ReportingFacts(List.of(), List.of(), lookup(domain.child("_smtp-tlsrpt"), "TXT"), List.of());
    }

    public AuthenticationFacts authentication(DomainName domain) {
        return new AuthenticationFacts(
                lookup(domain, "TXT"),
                List.of(),
                List.of(),
                List.of(),
                0,
                lookup(domain.child("_dmarc"), "TXT"),
                List.of(),
                lookup(domain.child("_domainkey"), "TXT"),
                List.of(),
                List.of());
    }

    /// A domain of which nothing is known; what is seen takes the places by the methods `with…`.
    public DomainFacts domain(DomainName domain, Instant observedAt, Vantage vantage) {
        return new DomainFacts(
                domain,
                observedAt,
                Duration.ZERO,
                vantage,
                lookup(domain.child("_mta-sts"), "TXT"),
                List.of(),
                policyHost(domain.child("mta-sts")),
                mail(domain),
                lookup(domain.child("_smtp._tls"), "TXT"),
                reporting(domain),
                authentication(domain),
                NameServerFacts.NONE,
                IssuanceFacts.NONE);
    }
}
