package org.sealpost.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.sealpost.app.check.Checked;
import org.sealpost.app.demo.DemoDomain.Past;
import org.sealpost.app.watch.Looker;
import org.sealpost.check.Judge;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.name.DomainName;

/// What would have been seen of the domains of the demonstration in the past, made of what is seen of them and of one
/// another now.
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
        DomainFacts then = Objects.requireNonNull(seen.get(as(watched.domain(), daysAgo)));
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

    /// As which domain is now this one was then.
    private DomainName as(DomainName domain, double daysAgo) {
        Past past = Objects.requireNonNull(domains.get(domain)).past();
        return switch (past) {
            case Past.Same _ -> domain;
            case Past.Since _ -> past.wrong(daysAgo) ? domain : well;
            case Past.Meanwhile(int _, int _, String other) ->
                past.wrong(daysAgo) ? DomainName.of(other + ".example") : domain;
        };
    }

    @Override
    public void close() {}
}
