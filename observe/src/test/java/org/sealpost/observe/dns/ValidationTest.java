package org.sealpost.observe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Vantage.Validation;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Honest answers, and what DNSSEC says of them.
class ValidationTest {
    private final SignedTree tree = DnsFixture.tree();

    private interface Asking<T> {
        T ask(Dns dns);
    }

    private <T> T honestly(Asking<T> asking) {
        return through(DnsFixture.tree(), tree -> WireServer.of(tree), asking);
    }

    private interface Serving {
        WireServer serve(SignedTree tree);
    }

    private static <T> T through(SignedTree tree, Serving serving, Asking<T> asking) {
        try (var server = serving.serve(tree);
                var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = DnsFixture.ask(tree, dialer, server)) {
            return asking.ask(dns);
        }
    }

    private static Lookup<TxtRecord> txt(Dns dns, String name) {
        return dns.txt(DomainName.of(name), DnsFixture.soon());
    }

    @Test
    void aSignedAnswerIsSecureAndItsStringsComeAsTheyAre() {
        Lookup<TxtRecord> lookup = honestly(dns -> txt(dns, "_mta-sts.signed.test"));

        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        assertThat(lookup.dnssec()).isEqualTo(Dnssec.SECURE);
        assertThat(lookup.found().orElseThrow().records().getFirst().strings())
                .extracting(Object::toString)
                .containsExactly("v=STSv1; ", "id=1;");
    }

    @Test
    void anAnswerBelowAnUnsignedDelegationIsInsecure() {
        Lookup<TxtRecord> lookup = honestly(dns -> txt(dns, "_mta-sts.plain.test"));

        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        assertThat(lookup.dnssec()).isEqualTo(Dnssec.INSECURE);
    }

    @Test
    void aNameThatIsNotThereIsAbsentWithProof() {
        Lookup<TxtRecord> lookup = honestly(dns -> txt(dns, "nowhere.signed.test"));

        assertThat(lookup).isEqualTo(new Lookup.Absent<>(lookup.question(), List.of(), false, Dnssec.SECURE));
    }

    @Test
    void aTypeThatIsNotThereIsAbsentWithProof() {
        Lookup<TxtRecord> lookup = honestly(dns -> txt(dns, "mx.signed.test"));

        assertThat(lookup).isEqualTo(new Lookup.Absent<>(lookup.question(), List.of(), true, Dnssec.SECURE));
    }

    @Test
    void denialsOfAnUnsignedZoneAreInsecure() {
        assertThat(honestly(dns -> txt(dns, "nowhere.plain.test")).dnssec()).isEqualTo(Dnssec.INSECURE);
        assertThat(honestly(dns -> txt(dns, "plain.test")).dnssec()).isEqualTo(Dnssec.INSECURE);
    }

    @Test
    void mxAndAddressesComeWithPreferenceAndTtl() {
        Lookup<MxRecord> mx = honestly(dns -> dns.mx(DomainName.of("signed.test"), DnsFixture.soon()));
        Addresses addresses = honestly(dns -> dns.addresses(DomainName.of("mx.signed.test"), DnsFixture.soon()));

        var found = mx.found().orElseThrow();
        assertThat(found.ttl()).isEqualTo(Duration.ofMinutes(2));
        assertThat(found.records().getFirst().preference()).isEqualTo(10);
        assertThat(found.records().getFirst().host()).contains(DomainName.of("mx.signed.test"));
        assertThat(addresses.known()).extracting(Object::toString).containsExactly("192.0.2.1", "2001:db8::1");
    }

    @Test
    void anAliasIsFollowedAndKept() {
        var lookup = honestly(dns -> dns.ipv4(DomainName.of("alias.signed.test"), DnsFixture.soon()));

        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        assertThat(lookup.dnssec()).isEqualTo(Dnssec.SECURE);
        assertThat(lookup.aliases())
                .containsExactly(new Alias("alias.signed.test", "mx.signed.test", Duration.ofMinutes(5)));
    }

    @Test
    void anAliasIsAsSecureAsItsWeakestPart() {
        assertThat(honestly(dns -> txt(dns, "out.signed.test")).dnssec()).isEqualTo(Dnssec.INSECURE);
        assertThat(honestly(dns -> txt(dns, "in.plain.test")).dnssec()).isEqualTo(Dnssec.INSECURE);
    }

    @Test
    void anAliasToANameThatIsNotThereIsAbsentWithTheAlias() {
        Lookup<TxtRecord> lookup = honestly(dns -> txt(dns, "lost.signed.test"));

        assertThat(lookup).isInstanceOf(Lookup.Absent.class);
        assertThat(lookup.aliases()).extracting(Alias::target).containsExactly("nowhere.signed.test");
        assertThat(lookup.dnssec()).isEqualTo(Dnssec.SECURE);
    }

    @Test
    void anAliasHandedOutOneStepAtATimeIsFollowedAllTheWay() {
        Lookup<TxtRecord> lookup = through(
                tree,
                honest -> new WireServer((query, tcp) ->
                        List.of(onlyFirstName(honest.answer(query)).toWire())),
                dns -> txt(dns, "out.signed.test"));

        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        assertThat(lookup.dnssec()).isEqualTo(Dnssec.INSECURE);
        assertThat(lookup.aliases()).hasSize(1);
    }

    @Test
    void signaturesOutsideTheirTimeAreBogusAndTheDataIsEvidence() {
        SignedTree later = DnsFixture.tree();
        Lookup<TxtRecord> lookup;
        try (var server = WireServer.of(later);
                var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = ValidatingDns.open(
                        new DnsOptions(
                                List.of(new ResolverAddress.Plain(server.endpoint())),
                                DnsFixture.anchors(later.anchor(".")),
                                false),
                        Trust.system(),
                        () -> SignedTree.NOW.plus(Duration.ofDays(3)),
                        dialer)) {
            lookup = txt(dns, "_mta-sts.signed.test");
        }

        assertThat(lookup).isInstanceOfSatisfying(Lookup.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(DnsFault.BOGUS);
            assertThat(failed.dnssec()).isEqualTo(Dnssec.BOGUS);
            assertThat(failed.detail()).contains("v=STSv1; ");
        });
    }

    @Test
    void aResolverWithoutSignaturesLeavesAllIndeterminate() {
        Validation[] validation = new Validation[1];
        Lookup<TxtRecord> lookup = through(
                tree,
                honest -> new WireServer(
                        (query, tcp) -> List.of(unsigned(honest.answer(query)).toWire())),
                dns -> {
                    Lookup<TxtRecord> answer = txt(dns, "_mta-sts.signed.test");
                    validation[0] = dns.validation();
                    return answer;
                });

        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        assertThat(lookup.dnssec()).isEqualTo(Dnssec.INDETERMINATE);
        assertThat(validation[0]).isEqualTo(Validation.NO_SIGNATURES);
        Validation withSignatures = honestly(dns -> {
            txt(dns, "signed.test");
            return dns.validation();
        });
        assertThat(withSignatures).isEqualTo(Validation.OWN);
    }

    @Test
    void aDenialWithoutSoaCountsWhereNoSignaturesComeAtAll() {
        Lookup<TxtRecord> lookup = through(
                tree,
                honest -> new WireServer((query, tcp) -> {
                    Message bare = unsigned(honest.answer(query));
                    bare.removeAllRecords(Section.AUTHORITY);
                    return List.of(bare.toWire());
                }),
                dns -> txt(dns, "no-such-name.signed.test"));

        assertThat(lookup).isInstanceOfSatisfying(Lookup.Absent.class, absent -> {
            assertThat(absent.nameExists()).isFalse();
            assertThat(absent.dnssec()).isEqualTo(Dnssec.INDETERMINATE);
        });
    }

    @Test
    void aNameOutsideEveryAnchorIsIndeterminate() {
        try (var server = WireServer.of(tree);
                var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = DnsFixture.ask(tree.anchor("signed.test"), dialer, server)) {
            assertThat(txt(dns, "_mta-sts.plain.test").dnssec()).isEqualTo(Dnssec.INDETERMINATE);
            assertThat(txt(dns, "_mta-sts.signed.test").dnssec()).isEqualTo(Dnssec.SECURE);
        }
    }

    @Test
    void keysThatDoNotComeMakeNoAnswerBogus() {
        Lookup<TxtRecord> lookup = through(
                tree,
                honest -> new WireServer((query, tcp) -> query.getQuestion().getType() == Type.DS
                        ? List.of()
                        : List.of(honest.answer(query).toWire())),
                dns -> txt(dns, "_mta-sts.signed.test"));

        assertThat(lookup).isInstanceOfSatisfying(Lookup.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(DnsFault.TIMED_OUT);
            assertThat(failed.dnssec()).isEqualTo(Dnssec.INDETERMINATE);
        });
    }

    private static Message onlyFirstName(Message message) {
        var name = message.getQuestion().getName();
        boolean alias = message.getSection(Section.ANSWER).stream().anyMatch(record -> record.getType() == Type.CNAME);
        return without(
                message, Section.ANSWER, alias ? record -> !record.getName().equals(name) : record -> false);
    }

    private static Message unsigned(Message message) {
        return without(
                without(message, Section.ANSWER, RRSIGRecord.class::isInstance),
                Section.AUTHORITY,
                RRSIGRecord.class::isInstance);
    }

    private static Message without(Message message, int section, java.util.function.Predicate<Record> unwanted) {
        List.copyOf(message.getSection(section)).stream()
                .filter(unwanted)
                .forEach(record -> message.removeRecord(record, section));
        return message;
    }
}
