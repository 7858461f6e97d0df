package org.sealpost.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.sealpost.app.check.Checked;
import org.sealpost.app.demo.DemoDomain.Past;
import org.sealpost.app.watch.Looker;
import org.sealpost.check.Judge;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.name.DomainName;

/// What would have been seen of the domains of the demonstration in the past, made of what is seen of them now and of
/// how the servers of one another answer now.
final class DemoPast implements Looker {
    private final Map<DomainName, DemoDomain> domains;
    private final Map<DomainName, DomainFacts> seen;
    private final DomainName well;
    private final Instant today;
    private final AtomicReference<Instant> now;

    /// @param seen of each domain, everything, today
    /// @param well one with which all is well
    /// @param now moves on from the first day to today
    DemoPast(
            Map<DomainName, DemoDomain> domains,
            Map<DomainName, DomainFacts> seen,
            DomainName well,
            Instant today,
            AtomicReference<Instant> now) {
        this.domains = Map.copyOf(domains);
        this.seen = Map.copyOf(seen);
        this.well = well;
        this.today = today;
        this.now = now;
    }

    @Override
    public Checked look(WatchedDomain watched, LookKind kind) {
        Instant at = now.get();
        double daysAgo = Duration.between(at, today).toMinutes() / (24.0 * 60);
        DomainFacts then = then(watched.domain(), daysAgo);
        DomainFacts facts = NotLooked.LEFT_OUT
                .domain(
                        watched.domain(),
                        at,
                        new Vantage(
                                then.vantage().validation(),
                                then.vantage().ipv4(),
                                then.vantage().ipv6(),
                                kind.without()))
                .withRecord(then.stsTxt(), then.strayTxt())
                .withPolicyHost(then.policyHost())
                .withMail(then.mail())
                .withTlsRpt(then.tlsRptTxt())
                .withReporting(then.reporting())
                .withAuthentication(then.authentication())
                .withNameServers(then.nameServers())
                .withIssuance(then.issuance());
        return new Checked(Judge.judge(facts), facts, List.of());
    }

    private DomainFacts then(DomainName domain, double daysAgo) {
        Past past = Objects.requireNonNull(domains.get(domain)).past();
        DomainFacts asNow = of(domain);
        return switch (past) {
            case Past.Same _ -> asNow;
            case Past.Since _ -> past.wrong(daysAgo) ? asNow : of(well);
            case Past.Meanwhile(int _, int _, String other) ->
                past.wrong(daysAgo)
                        ? asNow.withMail(answering(
                                asNow.mail(),
                                of(DomainName.of(other + ".example")).mail()))
                        : asNow;
        };
    }

    private DomainFacts of(DomainName domain) {
        return Objects.requireNonNull(seen.get(domain));
    }

    /// The same hosts, of which the last answers as the last one of another domain does, and so on upwards.
    private static MailFacts answering(MailFacts mail, MailFacts other) {
        int ahead = other.hosts().size() - mail.hosts().size();
        List<MxHostFacts> hosts = IntStream.range(0, mail.hosts().size())
                .mapToObj(i -> answering(mail.hosts().get(i), other.hosts().get(Math.max(0, i + ahead))))
                .toList();
        return new MailFacts(mail.mx(), mail.implicit(), hosts, mail.hostsNotTried());
    }

    private static MxHostFacts answering(MxHostFacts host, MxHostFacts other) {
        SmtpOutcome outcome = other.attempts().getFirst().outcome() instanceof SmtpOutcome.Secured secured
                ? new SmtpOutcome.Secured(
                        secured.ehlo(), to(host.name(), secured.tls()), secured.afterTls(), secured.injected())
                : other.attempts().getFirst().outcome();
        List<SmtpAttempt> attempts = host.attempts().stream()
                .map(attempt -> new SmtpAttempt(attempt.address(), outcome, attempt.transcript(), attempt.took()))
                .toList();
        return new MxHostFacts(
                host.name(), host.preference(), host.addresses(), attempts, host.addressesNotTried(), host.tlsa());
    }

    private static TlsSession to(DomainName host, TlsSession tls) {
        return new TlsSession(
                host, tls.version(), tls.cipherSuite(), tls.chain(), tls.faults(), tls.detail(), tls.stapling());
    }

    @Override
    public void close() {}
}
