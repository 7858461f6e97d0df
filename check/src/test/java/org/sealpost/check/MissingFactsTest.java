package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.PolicyHostFacts;

/// Facts that are not there, as when the time for the domain ran out: unknown, never sound.
class MissingFactsTest {
    private static final DomainFacts WHOLE = Story.facts("(healthy)");

    private static DomainFacts with(PolicyHostFacts policyHost, MailFacts mail) {
        return WHOLE.withPolicyHost(policyHost).withMail(mail);
    }

    private static void isUnknown(DomainFacts facts, String code) {
        Verdict verdict = Judge.judge(facts);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict.findings())
                .extracting(finding -> finding.code().id())
                .contains(code);
    }

    @Test
    void aPolicyHostWithAddressesAndNoAttempt() {
        var host = new PolicyHostFacts(WHOLE.policyHost().addresses(), List.of(), 0, List.of());
        isUnknown(with(host, WHOLE.mail()), "mtasts.host.not-tried");
    }

    @Test
    void anMxHostWithAddressesAndNoAttempt() {
        List<MxHostFacts> hosts = WHOLE.mail().hosts().stream()
                .map(host -> new MxHostFacts(host.name(), host.preference(), host.addresses(), List.of(), 0, List.of()))
                .toList();
        var mail = new MailFacts(WHOLE.mail().mx(), WHOLE.mail().implicit(), hosts, 0);
        isUnknown(with(WHOLE.policyHost(), mail), "smtp.host.unreachable");
    }

    @Test
    void mxRecordsWithoutAnyFactsOfTheirHosts() {
        var mail = new MailFacts(WHOLE.mail().mx(), WHOLE.mail().implicit(), List.of(), 0);
        isUnknown(with(WHOLE.policyHost(), mail), "smtp.host.unreachable");
    }
}
