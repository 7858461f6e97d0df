package org.sealpost.publish.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.publish.plan.Domains.NOW;
import static org.sealpost.publish.plan.Domains.absent;
import static org.sealpost.publish.plan.Domains.bare;
import static org.sealpost.publish.plan.Domains.desired;
import static org.sealpost.publish.plan.Domains.hosts;
import static org.sealpost.publish.plan.Domains.plan;
import static org.sealpost.publish.plan.Domains.planned;
import static org.sealpost.publish.plan.Domains.policy;
import static org.sealpost.publish.plan.Domains.standing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.EventText;
import org.sealpost.publish.cache.Fact;

class PlanTextTest {
    @Test
    void aPlanComesBackFromItsText() {
        List<Plan> plans = List.of(
                planned(plan(desired(policy(Mode.TESTING, 1, "a.example"), "a.example"), bare("a.example"))),
                planned(plan(
                        desired(policy(Mode.ENFORCE, 7, "b.example"), "b.example"),
                        standing(policy(Mode.ENFORCE, 7, "a.example"), "a.example"))),
                planned(plan(absent("a.example"), standing(policy(Mode.ENFORCE, 7, "a.example"), "a.example"))));
        for (Plan plan : plans) {
            assertThat(PlanText.parse(PlanText.render(plan))).contains(plan);
        }
    }

    @Test
    void aPlanThatWouldBeMadeOtherwiseDoesNotComeBack() {
        String text = PlanText.render(planned(
                plan(desired(policy(Mode.TESTING, 1, "a.example"), "a.example"), bare("a.example"))));
        assertThat(PlanText.parse("0123456789abcdef" + text.substring(16))).isEmpty();
    }

    @Test
    void whatIsDesiredComesBackFromItsText() {
        Desired all = new Desired(
                Domains.DOMAIN,
                Optional.of(policy(Mode.ENFORCE, 7, "*.p.example", "a.example")),
                hosts("mx.p.example", "a.example"),
                new Hosting(
                        List.of(Domains.ADDRESS), Optional.of(DomainName.of("x._mta-sts.host.example")), Domains.TTL),
                Optional.of("v=TLSRPTv1; rua=mailto:a\\b@example.org"));
        assertThat(PlanText.desired(PlanText.render(all))).isEqualTo(all);
        assertThat(PlanText.desired(PlanText.render(absent("a.example")))).isEqualTo(absent("a.example"));
    }

    @Test
    void everyKindOfEventComesBackFromItsText() {
        Duration ttl = Duration.ofMinutes(5);
        List<Fact> facts = List.of(
                Fact.Policy.of(policy(Mode.ENFORCE, 7, "a.example")),
                new Fact.Unreadable(Octets.of(new byte[] {0, 10, 13, (byte) 0xff})),
                new Fact.NoPolicy(),
                new Fact.Id(new PolicyId("x1"), ttl),
                new Fact.NoId(ttl),
                new Fact.Mx(hosts("a.example", "b.example"), ttl),
                new Fact.Host(List.of(Domains.ADDRESS), ttl),
                new Fact.Reporting(List.of("v=TLSRPTv1; rua=mailto:x@example.org\nsecond\\line\r"), ttl));
        for (Fact fact : facts) {
            assertThat(EventText.parse(EventText.render(Event.offered(NOW, fact))))
                    .isEqualTo(Event.offered(NOW, fact));
            assertThat(EventText.parse(EventText.render(Event.settled(NOW, fact))))
                    .isEqualTo(Event.settled(NOW, fact));
        }
    }

    @Test
    void aTextThatWasCutOffIsABrokenStore() {
        String text = PlanText.render(absent("a.example"));
        for (int length = 0; length < text.length() - 1; length += 7) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> PlanText.desired(cut)).isInstanceOf(IllegalStateException.class);
        }
    }
}
