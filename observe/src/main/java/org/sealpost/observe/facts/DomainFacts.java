package org.sealpost.observe.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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
        return with(draft -> draft.took = time);
    }

    public DomainFacts withVantage(Vantage from) {
        return with(draft -> draft.vantage = from);
    }

    /// @param stray TXT at names where people put the record by mistake
    public DomainFacts withRecord(Lookup<TxtRecord> txt, List<Lookup<TxtRecord>> stray) {
        return with(draft -> {
            draft.stsTxt = txt;
            draft.strayTxt = stray;
        });
    }

    public DomainFacts withPolicyHost(PolicyHostFacts seen) {
        return with(draft -> draft.policyHost = seen);
    }

    public DomainFacts withMail(MailFacts seen) {
        return with(draft -> draft.mail = seen);
    }

    public DomainFacts withTlsRpt(Lookup<TxtRecord> txt) {
        return with(draft -> draft.tlsRptTxt = txt);
    }

    /// @param seen where reports go, and whether they get there
    public DomainFacts withReporting(ReportingFacts seen) {
        return with(draft -> draft.reporting = seen);
    }

    /// @param seen what the domain publishes of SPF, DKIM and DMARC
    public DomainFacts withAuthentication(AuthenticationFacts seen) {
        return with(draft -> draft.authentication = seen);
    }

    /// @param seen what each name server says by itself
    public DomainFacts withNameServers(NameServerFacts seen) {
        return with(draft -> draft.nameServers = seen);
    }

    /// @param seen who may issue certificates for the hosts
    public DomainFacts withIssuance(IssuanceFacts seen) {
        return with(draft -> draft.issuance = seen);
    }

    private DomainFacts with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.facts();
    }

    /// The facts while one of them is changed.
    private static final class Draft {
        private final DomainName domain;
        private final Instant observedAt;
        private Duration took;
        private Vantage vantage;
        private Lookup<TxtRecord> stsTxt;
        private List<Lookup<TxtRecord>> strayTxt;
        private PolicyHostFacts policyHost;
        private MailFacts mail;
        private Lookup<TxtRecord> tlsRptTxt;
        private ReportingFacts reporting;
        private AuthenticationFacts authentication;
        private NameServerFacts nameServers;
        private IssuanceFacts issuance;

        Draft(DomainFacts facts) {
            domain = facts.domain;
            observedAt = facts.observedAt;
            took = facts.took;
            vantage = facts.vantage;
            stsTxt = facts.stsTxt;
            strayTxt = facts.strayTxt;
            policyHost = facts.policyHost;
            mail = facts.mail;
            tlsRptTxt = facts.tlsRptTxt;
            reporting = facts.reporting;
            authentication = facts.authentication;
            nameServers = facts.nameServers;
            issuance = facts.issuance;
        }

        DomainFacts facts() {
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
                    issuance);
        }
    }
}
