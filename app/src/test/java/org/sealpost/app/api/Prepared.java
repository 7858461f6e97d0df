package org.sealpost.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.publish.ApprovedTexts;
import org.sealpost.app.publish.Begun;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.publish.Wish;
import org.sealpost.app.store.Mails;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.check.Outcome;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Terms;
import org.sealpost.reports.store.Selection;

/// What requests are about, made for one asking: plans, reports, channels of a tenant.
record Prepared(ApiWorld world) {
    private static final int DAYS = 20;

    /// A plan that waits to be begun, and its domain.
    record Proposed(DomainName domain, PlanId id) {}

    Proposed plan(TenantId tenant) {
        return plan(tenant, world.domain(tenant));
    }

    Proposed plan(TenantId tenant, DomainName domain) {
        Desired desired = desired(domain);
        return switch (world.works.changes().plan(world.asker(tenant), desired, Terms.USUAL)) {
            case Planning.Planned(var plan) -> new Proposed(domain, plan.id());
            case Planning.Nothing _ -> throw new IllegalStateException("nothing is to be done for " + domain);
            case Planning.Refused(var refusals) -> throw new IllegalStateException(refusals.toString());
        };
    }

    private Desired desired(DomainName domain) {
        Wish before = Wish.AS_BEFORE;
        var wish = new Wish(
                Optional.of(Mode.TESTING),
                List.of(DomainName.of("mx1.oldmail.example"), DomainName.of("mx2.oldmail.example")),
                List.of(),
                before.maxAge(),
                false,
                before.reporting(),
                before.addresses(),
                before.target(),
                before.delegate(),
                before.ttl());
        var office = world.works.changes().office();
        return wish.of(domain, office.journal().approved(domain), office.edges())
                .orElseThrow();
    }

    /// A domain for which something is approved, and nothing was done yet.
    DomainName approved(TenantId tenant) {
        DomainName domain = world.domain(tenant);
        world.works.changes().office().journal().approve(desired(domain), "test", world.now.get());
        return domain;
    }

    /// A domain in `testing` of which nobody reports, and every look of the last days was good.
    DomainName probed(TenantId tenant) {
        DomainName domain = approved(tenant);
        StsPolicy policy = desired(domain).policy().orElseThrow();
        List<Sighting> looks = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            looks.add(look(domain, policy, world.now.get().minus(Duration.ofDays(day))));
        }
        Instant first = looks.getLast().at();
        world.works
                .changes()
                .office()
                .journal()
                .append(
                        domain,
                        List.of(
                                Event.settled(first, Fact.Policy.of(policy)),
                                Event.settled(
                                        first, new Fact.Id(PolicyId.parse("a1").orElseThrow(), Duration.ofHours(1)))));
        world.office.pasts.put(domain, new Past(looks));
        return domain;
    }

    private static Sighting look(DomainName domain, StsPolicy policy, Instant at) {
        List<DomainName> hosts = List.of(DomainName.of("mx1.oldmail.example"), DomainName.of("mx2.oldmail.example"));
        return new Sighting(
                domain,
                at,
                Outcome.PASS,
                new Sight.Of<>("a1"),
                new Sight.Of<>(Octets.utf8(policy.render())),
                new Sight.Of<>(Set.copyOf(hosts)),
                hosts.stream().collect(Collectors.toMap(host -> host, _ -> Set.of("00"))),
                List.of(),
                Optional.of(hosts.stream()
                        .collect(Collectors.toMap(
                                host -> host, _ -> Set.of(IpAddress.of(new byte[] {(byte) 198, 51, 100, 7}))))));
    }

    /// A domain without mail for which something was applied, of which nothing stands any more.
    DomainName drifted(TenantId tenant) {
        DomainName domain = world.domain(tenant);
        Desired desired = desired(domain);
        world.works
                .changes()
                .office()
                .journal()
                .stands(
                        new Desired(domain, desired.policy(), Set.of(), desired.hosting(), desired.reporting()),
                        "test",
                        world.now.get());
        return domain;
    }

    /// An approved text that does not stand: the address of its repair, below the tenant.
    String brokenText(TenantId tenant) {
        DomainName domain = world.domain(tenant);
        WatchedDomain before = world.fleet.domains().of(domain).orElseThrow();
        var watched = new WatchedDomain(
                domain,
                before.tenant(),
                before.tags(),
                before.intervals(),
                List.of(new ApprovedText(ApprovedText.Family.SPF, domain, "v=spf1 -all")));
        boolean _ = world.fleet.domains().watch(watched, world.schedule, world.now.get());
        var differs = (ApprovedTexts.Compared.Differs)
                world.works.texts().look(watched).getFirst();
        return "/domains/" + domain + "/texts/" + differs.id() + "/repair";
    }

    /// A report about a domain of a tenant: its id.
    String report(TenantId tenant) {
        DomainName domain = world.domain(tenant);
        world.office.reports.keep(List.of(Mails.mail(
                Mails.GOOGLE,
                new Mails.Text("Google Inc.", "report" + world.next(), Mails.DAY, domain.ascii(), 10, 0, ""))));
        List<String> ids = new ArrayList<>();
        var _ = world.works
                .reports()
                .store()
                .about(List.of(domain))
                .list(
                        new Selection(Optional.empty(), Optional.empty(), Mails.DAY, Mails.DAY, false, 1),
                        Optional.empty(),
                        report -> ids.add(report.id()));
        return ids.getFirst();
    }

    /// A webhook of a tenant: its name.
    String channel(TenantId tenant) {
        String name = "hook" + world.next();
        world.works
                .setup()
                .channels()
                .save(
                        ChannelRule.usual(ChannelDesk.kept(tenant, name), tenant.word()),
                        new Target.Webhook(
                                "https://hooks.example.org/1",
                                world.works.setup().channels().newKey()));
        return name;
    }

    /// A tenant to which nobody belongs.
    TenantId emptyTenant() {
        var tenant = new TenantId("empty" + world.next());
        world.access
                .people()
                .addTenant(tenant, AuditEvent.of(world.now.get(), new Actor.Console("test"), "tenant.add"));
        return tenant;
    }

    /// A plan that was begun.
    Proposed underway(TenantId tenant) {
        Proposed plan = plan(tenant);
        var begun = world.works
                .changes()
                .begin(
                        world.asker(tenant),
                        plan.domain(),
                        plan.id(),
                        new Changes.Agreement(plan.domain().ascii(), "test"));
        if (!(begun instanceof Begun.Going)) {
            throw new IllegalStateException(begun.toString());
        }
        return plan;
    }
}
