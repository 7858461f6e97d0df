package org.sealpost.host.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;

class DelegationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final DomainName DOMAIN = DomainName.of("example.com");
    private static final Delegation DELEGATION =
            new Delegation("tenant", DOMAIN, new Slug("abcdefghijklmnop"), new HostZone(DomainName.of("host.test")));

    @Test
    void fourRecordsAreForTheCustomerToSet() {
        assertThat(DELEGATION.records().stream().map(record -> record.owner() + " CNAME " + record.target()))
                .containsExactly(
                        "mta-sts.example.com CNAME abcdefghijklmnop.policy.host.test",
                        "_mta-sts.example.com CNAME abcdefghijklmnop._mta-sts.host.test",
                        "_smtp._tls.example.com CNAME abcdefghijklmnop._tlsrpt.host.test",
                        "_acme-challenge.mta-sts.example.com CNAME abcdefghijklmnop.acme.host.test");
    }

    @Test
    void slugsHaveEightyRandomBits() {
        var random = new SecureRandom();
        Set<Slug> slugs = new HashSet<>();
        IntStream.range(0, 5000).forEach(_ -> slugs.add(Slug.make(random)));
        assertThat(slugs).hasSize(5000);
        // Each of the 32 letters at each of the 16 places.
        for (int place = 0; place < 16; place++) {
            int at = place;
            assertThat(slugs.stream().map(slug -> slug.text().charAt(at)).distinct())
                    .hasSize(32);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "abcdefghijklmnop, true",
        "234567abcdefghij, true",
        "abcdefghijklmno, false",
        "abcdefghijklmnopq, false",
        "ABCDEFGHIJKLMNOP, false",
        "abcdefghijklmno1, false",
        "abcdefgh.jklmnop, false"
    })
    void aSlugIsSixteenLettersOfBase32(String text, boolean slug) {
        assertThat(Slug.parse(text).isPresent()).isEqualTo(slug);
    }

    private static Pointing look(AnsweringDns dns, Purpose purpose) {
        var all = new DelegationCheck(dns, Duration.ofSeconds(5)).look(DELEGATION);
        return Optional.ofNullable(all.get(purpose)).orElseThrow();
    }

    private static IpAddress address(String text) {
        try {
            return IpAddress.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void anAliasToOurTargetPointsHereEvenIfNothingStandsThere() {
        var dns = new AnsweringDns();
        DELEGATION
                .records()
                .forEach(record ->
                        dns.alias(record.owner().ascii(), record.target().ascii()));
        for (Purpose purpose : Purpose.values()) {
            assertThat(look(dns, purpose)).isEqualTo(new Pointing.Here());
        }
    }

    @Test
    void anAliasByWayOfAnotherPointsHere() {
        var dns = new AnsweringDns()
                .alias("mta-sts.example.com", "mail.example.com")
                .alias("mail.example.com", "abcdefghijklmnop.policy.host.test")
                .record("abcdefghijklmnop.policy.host.test", address("192.0.2.1"));
        assertThat(look(dns, Purpose.POLICY_HOST)).isEqualTo(new Pointing.Here());
    }

    @Test
    void theTargetOfAnotherCustomerIsElsewhere() {
        var dns = new AnsweringDns().alias("mta-sts.example.com", "bbbbbbbbbbbbbbbb.policy.host.test");
        assertThat(look(dns, Purpose.POLICY_HOST))
                .isEqualTo(new Pointing.Elsewhere("an alias of bbbbbbbbbbbbbbbb.policy.host.test"));
    }

    @Test
    void recordsOfTheirOwnAreElsewhere() {
        var dns = new AnsweringDns()
                .record("_mta-sts.example.com", TxtRecord.of("v=STSv1; id=1;"))
                .record("mta-sts.example.com", address("192.0.2.1"));
        assertThat(look(dns, Purpose.POLICY_RECORD)).isInstanceOf(Pointing.Elsewhere.class);
        assertThat(look(dns, Purpose.POLICY_HOST)).isInstanceOf(Pointing.Elsewhere.class);
    }

    @Test
    void nothingIsAbsentAndSilenceIsUnknown() {
        var dns = new AnsweringDns().silent("mta-sts.example.com");
        assertThat(look(dns, Purpose.POLICY_HOST)).isInstanceOf(Pointing.Unknown.class);
        assertThat(look(dns, Purpose.POLICY_RECORD)).isEqualTo(new Pointing.Absent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=STSv1; id=new;|InStep",
                "v=STSv1; id=old;|Behind",
                "v=spf1 -all|Absent",
                "v=STSv1; id=;|Unusable",
                "|Absent"
            })
    void theRecordOfACustomerWhoWritesItHimselfIsComparedWithWhatIsServed(String record, String answer) {
        var dns = new AnsweringDns();
        Optional.ofNullable(record).ifPresent(text -> dns.record("_mta-sts.example.com", TxtRecord.of(text)));
        var lookup = dns.txt(DomainName.of("_mta-sts.example.com"), Deadline.after(Duration.ofSeconds(1)));
        assertThat(AssistedRecord.judge(lookup, new PolicyId("new")).getClass().getSimpleName())
                .isEqualTo(answer);
    }

    /// Delegations in memory.
    private static final class Memory implements DelegationStore {
        private final List<Delegation> open = new ArrayList<>();
        private final List<Tombstone> graves = new ArrayList<>();
        private final Set<Slug> given = new HashSet<>();

        @Override
        public Optional<Delegation> of(String tenant, DomainName domain) {
            return of(domain).stream()
                    .filter(each -> each.tenant().equals(tenant))
                    .findFirst();
        }

        @Override
        public List<Delegation> of(DomainName domain) {
            return open.stream().filter(each -> each.domain().equals(domain)).toList();
        }

        @Override
        public List<Delegation> all() {
            return List.copyOf(open);
        }

        @Override
        public List<Tombstone> tombstones() {
            return List.copyOf(graves);
        }

        @Override
        public boolean add(Delegation delegation) {
            return of(delegation.tenant(), delegation.domain()).isEmpty()
                    && given.add(delegation.slug())
                    && open.add(delegation);
        }

        @Override
        public boolean bury(Tombstone tombstone) {
            return open.remove(tombstone.delegation()) && graves.add(tombstone);
        }

        @Override
        public List<Tombstone> tombstones(DomainName domain) {
            return graves.stream()
                    .filter(each -> each.delegation().domain().equals(domain))
                    .toList();
        }
    }

    @Test
    void aCustomerWhoWentIsServedNoneUntilTheLastPolicyLapsesAndGetsAnotherSlugWhenBack() {
        var delegations =
                new Delegations(new Memory(), DELEGATION.zone(), new SecureRandom(), InstantSource.fixed(NOW));
        Delegation first = delegations.open("tenant", DOMAIN);
        assertThat(delegations.open("tenant", DOMAIN)).isEqualTo(first);
        assertThat(delegations.open("other", DOMAIN).slug()).isNotEqualTo(first.slug());
        assertThat(delegations.close("other", DOMAIN, List.of())).isPresent();
        Instant last = NOW.plus(Duration.ofDays(28));
        Tombstone tombstone = delegations
                .close("tenant", DOMAIN, List.of(NOW.minusSeconds(5), last, NOW.plusSeconds(9)))
                .orElseThrow();
        assertThat(tombstone.until()).isEqualTo(last);
        assertThat(tombstone.serves(last.minusSeconds(1))).isTrue();
        assertThat(tombstone.serves(last)).isFalse();
        assertThat(delegations.tombstone(DOMAIN)).contains(tombstone);
        assertThat(delegations.close("tenant", DOMAIN, List.of())).isEmpty();
        assertThat(delegations.open("tenant", DOMAIN).slug()).isNotEqualTo(first.slug());
        assertThat(delegations.tombstone(DOMAIN)).isEmpty();
    }

    @Test
    void thePolicyOfATombstoneIsNoneForADay() {
        StsPolicy policy = StsPolicy.parse(Tombstone.policy()).value().orElseThrow();
        assertThat(policy.mode().name()).isEqualTo("NONE");
        assertThat(policy.maxAge()).isEqualTo(Duration.ofDays(1));
    }
}
