package org.sealpost.observe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.net.Dialer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// Somebody between us and the resolver forges the answer for a name in a signed zone, and answers all else
/// honestly.
class ForgedAnswerTest {
    private static final Name VICTIM = SignedTree.name("_mta-sts.signed.test");
    private static final Name UNSIGNED_ZONE = SignedTree.name("plain.test");

    private final SignedTree tree = DnsFixture.tree();

    enum Forgery {
        NODATA_WITH_THE_SOA_OF_AN_UNSIGNED_ZONE,
        NXDOMAIN_WITH_THE_SOA_OF_AN_UNSIGNED_ZONE,
        NODATA_WITH_AN_UNSIGNED_SOA_OF_THE_ZONE,
        NXDOMAIN_WITH_AN_UNSIGNED_SOA_AND_NSEC,
        NODATA_WITH_A_SIGNATURE_NAMING_AN_UNSIGNED_ZONE,
        DATA_WITHOUT_SIGNATURE,
        DATA_WITH_A_SIGNATURE_NAMING_AN_UNSIGNED_ZONE,
        DATA_BEHIND_DATA_OF_AN_UNSIGNED_ZONE,
        DATA_WITH_THE_SOA_OF_AN_UNSIGNED_ZONE,
        DATA_OF_ANOTHER_CLASS,
        AN_ALIAS_INTO_AN_UNSIGNED_ZONE,
        AN_ALIAS_TO_NOTHING_IN_AN_UNSIGNED_ZONE
    }

    /// Turns the empty answer into what the attacker sends.
    private void forge(Forgery forgery, Message answer) {
        switch (forgery) {
            case NODATA_WITH_THE_SOA_OF_AN_UNSIGNED_ZONE -> foreignSoa(answer);
            case NXDOMAIN_WITH_THE_SOA_OF_AN_UNSIGNED_ZONE -> {
                foreignSoa(answer);
                answer.getHeader().setRcode(Rcode.NXDOMAIN);
            }
            case NODATA_WITH_AN_UNSIGNED_SOA_OF_THE_ZONE ->
                answer.addRecord(tree.soa(SignedTree.name("signed.test")), Section.AUTHORITY);
            case NXDOMAIN_WITH_AN_UNSIGNED_SOA_AND_NSEC -> {
                foreignSoa(answer);
                answer.addRecord(nsec(), Section.AUTHORITY);
                answer.getHeader().setRcode(Rcode.NXDOMAIN);
            }
            case NODATA_WITH_A_SIGNATURE_NAMING_AN_UNSIGNED_ZONE -> {
                answer.addRecord(nsec(), Section.AUTHORITY);
                answer.addRecord(signature(Type.NSEC), Section.AUTHORITY);
            }
            case DATA_WITHOUT_SIGNATURE -> answer.addRecord(forged(VICTIM), Section.ANSWER);
            case DATA_WITH_A_SIGNATURE_NAMING_AN_UNSIGNED_ZONE -> {
                answer.addRecord(forged(VICTIM), Section.ANSWER);
                answer.addRecord(signature(Type.TXT), Section.ANSWER);
            }
            case DATA_BEHIND_DATA_OF_AN_UNSIGNED_ZONE -> {
                answer.addRecord(forged(UNSIGNED_ZONE), Section.ANSWER);
                answer.addRecord(forged(VICTIM), Section.ANSWER);
            }
            case DATA_WITH_THE_SOA_OF_AN_UNSIGNED_ZONE -> {
                answer.addRecord(forged(VICTIM), Section.ANSWER);
                foreignSoa(answer);
            }
            case DATA_OF_ANOTHER_CLASS ->
                answer.addRecord(new TXTRecord(VICTIM, DClass.CH, 60, "v=STSv1; id=forged;"), Section.ANSWER);
            case AN_ALIAS_INTO_AN_UNSIGNED_ZONE -> {
                answer.addRecord(alias(), Section.ANSWER);
                answer.addRecord(forged(UNSIGNED_ZONE), Section.ANSWER);
            }
            case AN_ALIAS_TO_NOTHING_IN_AN_UNSIGNED_ZONE -> {
                answer.addRecord(alias(), Section.ANSWER);
                foreignSoa(answer);
                answer.getHeader().setRcode(Rcode.NXDOMAIN);
            }
        }
    }

    private void foreignSoa(Message answer) {
        answer.addRecord(tree.soa(UNSIGNED_ZONE), Section.AUTHORITY);
    }

    private static Record nsec() {
        return new NSECRecord(VICTIM, DClass.IN, 60, VICTIM, new int[] {Type.NSEC, Type.RRSIG});
    }

    private static Record forged(Name owner) {
        return new TXTRecord(owner, DClass.IN, 60, "v=STSv1; id=forged;");
    }

    private static Record alias() {
        return new CNAMERecord(VICTIM, DClass.IN, 60, UNSIGNED_ZONE);
    }

    /// A signature at the victim's name that says it is made by the unsigned zone.
    private static Record signature(int covered) {
        return new RRSIGRecord(
                VICTIM,
                DClass.IN,
                60,
                covered,
                13,
                60,
                SignedTree.NOW.plusSeconds(3600),
                SignedTree.NOW.minusSeconds(3600),
                1,
                UNSIGNED_ZONE,
                new byte[64]);
    }

    private Lookup<TxtRecord> underAttack(Consumer<Message> forge) {
        try (var server = new WireServer(
                        (query, tcp) -> List.of(reply(query, forge).toWire()));
                var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = DnsFixture.ask(tree, dialer, server)) {
            return dns.txt(DomainName.of("_mta-sts.signed.test"), DnsFixture.soon());
        }
    }

    private Message reply(Message query, Consumer<Message> forge) {
        if (!query.getQuestion().getName().equals(VICTIM)) {
            return tree.answer(query);
        }
        var forged = new Message(query.getHeader().getID());
        forged.getHeader().setFlag(Flags.QR);
        forged.addRecord(query.getQuestion(), Section.QUESTION);
        forge.accept(forged);
        return forged;
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void noForgeryIsBelieved(Forgery forgery) {
        Lookup<TxtRecord> lookup = underAttack(answer -> forge(forgery, answer));

        assertThat(lookup)
                .isInstanceOfSatisfying(
                        Lookup.Failed.class,
                        failed -> assertThat(failed.fault()).isIn(DnsFault.BOGUS, DnsFault.MALFORMED));
    }

    @Test
    void dataBesideTheSignedAnswerIsNotRead() {
        Lookup<TxtRecord> lookup;
        try (var server = new WireServer((query, tcp) -> {
                    Message answer = tree.answer(query);
                    answer.addRecord(new TXTRecord(VICTIM, DClass.CH, 60, "v=STSv1; id=forged;"), Section.ANSWER);
                    answer.addRecord(forged(UNSIGNED_ZONE), Section.ANSWER);
                    return List.of(answer.toWire());
                });
                var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = DnsFixture.ask(tree, dialer, server)) {
            lookup = dns.txt(DomainName.of("_mta-sts.signed.test"), DnsFixture.soon());
        }

        assertThat(lookup.dnssec()).isEqualTo(Dnssec.SECURE);
        assertThat(lookup.found().orElseThrow().records())
                .extracting(record -> record.joined().latin1())
                .containsExactly("v=STSv1; id=1;");
    }

    @Test
    void aDenialWithoutSoaInASignedZoneSaysNothingAndIsNotCalledBogus() {
        Lookup<TxtRecord> lookup = underAttack(answer -> {});

        assertThat(lookup).isInstanceOfSatisfying(Lookup.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(DnsFault.MALFORMED);
            assertThat(failed.dnssec()).isEqualTo(Dnssec.INDETERMINATE);
            assertThat(failed.detail()).contains("without SOA");
        });
    }

    @Test
    void aDenialWithoutSoaInAnUnsignedZoneIsAnAnswer() {
        Name name = SignedTree.name("bare.plain.test");
        Lookup<TxtRecord> lookup;
        try (var server = new WireServer((query, tcp) -> {
                    Message answer = tree.answer(query);
                    if (query.getQuestion().getName().equals(name)) {
                        answer.removeAllRecords(Section.AUTHORITY);
                    }
                    return List.of(answer.toWire());
                });
                var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = DnsFixture.ask(tree, dialer, server)) {
            lookup = dns.txt(DomainName.of("bare.plain.test"), DnsFixture.soon());
        }

        assertThat(lookup).isEqualTo(new Lookup.Absent<>(lookup.question(), List.of(), false, Dnssec.INSECURE));
    }
}
