package org.sealpost.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.sealpost.app.check.Checked;
import org.sealpost.app.watch.Looker;
import org.sealpost.check.Judge;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.name.DomainName;

/// What would have been seen of the domains of the demonstration in the past.
final class DemoPast implements Looker {
    private final Map<DomainName, DemoDomain> domains;
    private final DemoSights sights;
    private final Instant today;
    private final AtomicReference<Instant> now;

    /// @param now moves on from the first day to today
    DemoPast(Map<DomainName, DemoDomain> domains, DemoSights sights, Instant today, AtomicReference<Instant> now) {
        this.domains = Map.copyOf(domains);
        this.sights = sights;
        this.today = today;
        this.now = now;
    }

    @Override
    public Checked look(WatchedDomain watched, LookKind kind) {
        Instant at = now.get();
        double daysAgo = Duration.between(at, today).toMinutes() / (24.0 * 60);
        DomainFacts then = sights.of(Objects.requireNonNull(domains.get(watched.domain())), daysAgo);
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
                .withIssuance(then.issuance())
                .withTook(then.took());
        return new Checked(Judge.judge(facts), facts, List.of());
    }

    @Override
    public void close() {}
}
