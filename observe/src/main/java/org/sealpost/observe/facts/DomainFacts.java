package org.sealpost.observe.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// Everything seen of one domain at one time. It holds no opinion, and nothing in it is ever changed.
///
/// @param observedAt when the observation began; validity and expiry are judged at this instant
/// @param stsTxt TXT at `_mta-sts.<domain>` (RFC 8461 §3.1)
/// @param strayTxt TXT at names where people put the record by mistake; asked only when the right name has no
/// usable record
/// @param tlsRptTxt TXT at `_smtp._tls.<domain>` (RFC 8460 §3)
public record DomainFacts(
        DomainName domain,
        Instant observedAt,
        Duration took,
        Vantage vantage,
        Lookup<TxtRecord> stsTxt,
        List<Lookup<TxtRecord>> strayTxt,
        PolicyHostFacts policyHost,
        MailFacts mail,
        Lookup<TxtRecord> tlsRptTxt,
        ReportingFacts reporting,
        AuthenticationFacts authentication,
        NameServerFacts nameServers,
        IssuanceFacts issuance) {
    public DomainFacts {
        strayTxt = List.copyOf(strayTxt);
    }

    public DomainFacts withTook(Duration time) {
        return new DomainFacts(
                domain,
                observedAt,
                time,
                vantage,
                stsTxt,
                strayTxt,
                policyHost,
                mail,
                tlsRptTxt,
                reporting,
                authentication,
                nameServers,
                issuance);
    }

    public DomainFacts withVantage(Vantage from) {
        return new DomainFacts(
                domain,
                observedAt,
                took,
                from,
                stsTxt,
                strayTxt,
                policyHost,
                mail,
                tlsRptTxt,
                reporting,
                authentication,
                nameServers,
                issuance);
    }

    /// @param stray TXT at names where people put the record by mistake
    public DomainFacts withRecord(Lookup<TxtRecord> txt, List<Lookup<TxtRecord>> stray) {
        return new DomainFacts(
                domain,
                observedAt,
                took,
                vantage,
                txt,
                stray,
                policyHost,
                mail,
                tlsRptTxt,
                reporting,
                authentication,
                nameServers,
                issuance);
    }

    public DomainFacts withPolicyHost(PolicyHostFacts seen) {
        return new DomainFacts(
                domain,
                observedAt,
                took,
                vantage,
                stsTxt,
                strayTxt,
                seen,
                mail,
                tlsRptTxt,
                reporting,
                authentication,
                nameServers,
                issuance);
    }

    public DomainFacts withMail(MailFacts seen) {
        return new DomainFacts(
                domain,
                observedAt,
                took,
                vantage,
                stsTxt,
                strayTxt,
                policyHost,
                seen,
                tlsRptTxt,
                reporting,
                authentication,
                nameServers,
                issuance);
    }

    public DomainFacts withTlsRpt(Lookup<TxtRecord> txt) {
        return new DomainFacts(
                domain,
                observedAt,
                took,
                vantage,
                stsTxt,
                strayTxt,
                policyHost,
                mail,
                txt,
                reporting,
                authentication,
                nameServers,
                issuance);
    }

    /// @param seen where reports go, and whether they get there
    public DomainFacts withReporting(ReportingFacts seen) {
        return new DomainFacts(
                domain,
                observedAt,
                took,
                vantage,
                stsTxt,
                strayTxt,
                policyHost,
                mail,
                tlsRptTxt,
                seen,
                authentication,
                nameServers,
                issuance);
    }

    /// @param seen what the domain publishes of SPF, DKIM and DMARC
    public DomainFacts withAuthentication(AuthenticationFacts seen) {
        return new DomainFacts(
                domain,
                observedAt,
                took,
                vantage,
                stsTxt,
                strayTxt,
                policyHost,
                mail,
                tlsRptTxt,
                reporting,
                seen,
                nameServers,
                issuance);
    }

    /// @param seen what each name server says by itself
    public DomainFacts withNameServers(NameServerFacts seen) {
        return new DomainFacts(
                domain,
                observedAt,
                took,
                vantage,
                stsTxt,
                strayTxt,
                policyHost,
                mail,
                tlsRptTxt,
                reporting,
                authentication,
                seen,
                issuance);
    }

    /// @param seen who may issue certificates for the hosts
    public DomainFacts withIssuance(IssuanceFacts seen) {
        return new DomainFacts(
                domain,
                observedAt,
                took,
                vantage,
                stsTxt,
                strayTxt,
                policyHost,
                mail,
                tlsRptTxt,
                reporting,
                authentication,
                nameServers,
                seen);
    }
}
