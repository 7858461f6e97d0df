package org.sealpost.observe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What resolvers do instead of answering.
class TransportTest {
    private static final DomainName NAME = DomainName.of("_mta-sts.signed.test");

    private final SignedTree tree = DnsFixture.tree();

    private Lookup<TxtRecord> ask(WireServer... servers) {
        try (var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = DnsFixture.ask(tree, dialer, servers)) {
            return dns.txt(NAME, DnsFixture.soon());
        } finally {
            for (WireServer server : servers) {
                server.close();
            }
        }
    }

    private WireServer honest() {
        return WireServer.of(tree);
    }

    private static WireServer silent() {
        return new WireServer((query, tcp) -> List.of());
    }

    private static WireServer saying(int rcode) {
        return new WireServer((query, tcp) -> {
            var message = new Message(query.getHeader().getID());
            message.getHeader().setFlag(Flags.QR);
            message.getHeader().setRcode(rcode);
            message.addRecord(query.getQuestion(), Section.QUESTION);
            return List.of(message.toWire());
        });
    }

    private static DnsFault fault(Lookup<?> lookup) {
        return lookup instanceof Lookup.Failed<?> failed ? failed.fault() : DnsFault.ALIAS_CHAIN;
    }

    @Test
    void aTruncatedAnswerIsAskedForAgainOverTcp() {
        var server = new WireServer((query, tcp) -> {
            Message answer = tree.answer(query);
            if (!tcp) {
                answer.removeAllRecords(Section.ANSWER);
                answer.removeAllRecords(Section.AUTHORITY);
                answer.getHeader().setFlag(Flags.TC);
            }
            return List.of(answer.toWire());
        });

        assertThat(ask(server).dnssec()).isEqualTo(Dnssec.SECURE);
        assertThat(server.asked()).contains("TXT _mta-sts.signed.test. udp", "TXT _mta-sts.signed.test. tcp");
    }

    @Test
    void packetsWithAnotherIdOrQuestionArePassedOver() {
        var server = new WireServer((query, tcp) -> {
            List<byte[]> packets = new ArrayList<>();
            Message wrongId = saySomething(query);
            wrongId.getHeader().setID(query.getHeader().getID() ^ 1);
            packets.add(wrongId.toWire());
            packets.add(new byte[] {1, 2, 3});
            Message wrongQuestion = Message.newQuery(Record.newRecord(
                    SignedTree.name("other.test"), query.getQuestion().getType(), 1));
            wrongQuestion.getHeader().setID(query.getHeader().getID());
            wrongQuestion.getHeader().setFlag(Flags.QR);
            packets.add(wrongQuestion.toWire());
            packets.add(tree.answer(query).toWire());
            return packets;
        });

        assertThat(ask(server).dnssec()).isEqualTo(Dnssec.SECURE);
    }

    private Message saySomething(Message query) {
        return tree.answer(query);
    }

    @Test
    void packetsThatNeverFitAreMalformed() {
        assertThat(fault(ask(new WireServer((query, tcp) -> List.of(new byte[] {1, 2, 3})))))
                .isEqualTo(DnsFault.MALFORMED);
    }

    @Test
    void silenceIsATimeOutAndWasAskedThreeTimes() {
        WireServer server = silent();

        assertThat(fault(ask(server))).isEqualTo(DnsFault.TIMED_OUT);
        assertThat(server.asked().stream().filter("TXT _mta-sts.signed.test. udp"::equals))
                .hasSize(3);
    }

    @Test
    void servfailAndRefusedAreToldApart() {
        assertThat(fault(ask(saying(Rcode.SERVFAIL)))).isEqualTo(DnsFault.SERVER_FAILURE);
        assertThat(fault(ask(saying(Rcode.REFUSED)))).isEqualTo(DnsFault.REFUSED);
    }

    @Test
    void aPortWhereNothingListensIsNoResolver() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // Both ports are taken, so that nobody else gets them; neither takes anything from us.
        try (var tcp = new Socket()) {
            tcp.bind(new InetSocketAddress(loopback, 0));
            try (var udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
                udp.connect(new InetSocketAddress(loopback, tcp.getLocalPort()));
                var nobody = new Endpoint(IpAddress.of(loopback.getAddress()), tcp.getLocalPort());

                try (var dialer = Dialer.open(DnsFixture.QUICK);
                        var dns = DnsFixture.ask(tree.anchor("."), dialer, List.of(nobody))) {
                    assertThat(fault(dns.txt(NAME, DnsFixture.soon()))).isEqualTo(DnsFault.NO_RESOLVER);
                }
            }
        }
    }

    @Test
    void theNextResolverIsAskedWhenOneFails() {
        assertThat(ask(saying(Rcode.SERVFAIL), honest()).dnssec()).isEqualTo(Dnssec.SECURE);
        assertThat(ask(silent(), honest()).dnssec()).isEqualTo(Dnssec.SECURE);
    }

    @Test
    void noResolverAtAllIsSaid() {
        assertThat(fault(ask())).isEqualTo(DnsFault.NO_RESOLVER);
    }

    @Test
    void everyQuestionDisablesCheckingAndAsksForSignatures() {
        List<Message> queries = new CopyOnWriteArrayList<>();
        ask(new WireServer((query, tcp) -> {
            queries.add(query);
            return List.of(tree.answer(query).toWire());
        }));

        assertThat(queries).isNotEmpty().allSatisfy(query -> {
            assertThat(query.getHeader().getFlag(Flags.CD)).isTrue();
            assertThat(query.getOPT().getFlags() & ExtendedFlags.DO).isNotZero();
            assertThat(query.getOPT().getPayloadSize()).isEqualTo(1232);
        });
        assertThat(queries.stream()
                        .map(query -> query.getHeader().getID())
                        .distinct()
                        .count())
                .isGreaterThan(queries.size() / 2);
    }

    @Test
    void aliasesThatLeadInACircleEndAsAnAliasChain() {
        SignedTree circle = DnsFixture.tree()
                .with("a.signed.test", Type.CNAME, "b.signed.test.")
                .with("b.signed.test", Type.CNAME, "a.signed.test.");

        Lookup<TxtRecord> lookup = askAbout(circle, "a.signed.test");

        assertThat(lookup)
                .isInstanceOfSatisfying(
                        Lookup.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(DnsFault.ALIAS_CHAIN));
        assertThat(lookup.aliases()).hasSizeBetween(2, 8);
    }

    @Test
    void eightAliasesAreFollowedAndNineAreNot() {
        SignedTree eight = chain(8);
        SignedTree nine = chain(9);

        assertThat(askAbout(eight, "c0.signed.test")).isInstanceOf(Lookup.Found.class);
        assertThat(fault(askAbout(nine, "c0.signed.test"))).isEqualTo(DnsFault.ALIAS_CHAIN);
    }

    private static SignedTree chain(int length) {
        SignedTree tree = DnsFixture.tree().with("c" + length + ".signed.test", Type.TXT, "\"end\"");
        for (int i = 0; i < length; i++) {
            tree.with("c" + i + ".signed.test", Type.CNAME, "c" + (i + 1) + ".signed.test.");
        }
        return tree;
    }

    private static Lookup<TxtRecord> askAbout(SignedTree tree, String name) {
        try (var server = WireServer.of(tree);
                var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = DnsFixture.ask(tree, dialer, server)) {
            return dns.txt(DomainName.of(name), DnsFixture.soon());
        }
    }

    @Test
    void theSameQuestionIsSentOnceAndAnsweredFromMemoryWhileItsTtlLasts() {
        try (var server = WireServer.of(tree);
                var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = DnsFixture.ask(tree, dialer, server)) {
            dns.txt(NAME, DnsFixture.soon());
            dns.txt(NAME, DnsFixture.soon());

            assertThat(server.asked()).doesNotHaveDuplicates();
        }
    }

    @Test
    void theKeysAreAskedForBeforeTheAnswerIsThere() {
        var firstRound = new CountDownLatch(6);
        var server = new WireServer((query, tcp) -> {
            firstRound.countDown();
            try {
                // Nothing is answered before the name and the keys of . and test and signed.test have been asked
                // for.
                return firstRound.await(10, TimeUnit.SECONDS)
                        ? List.of(tree.answer(query).toWire())
                        : List.of();
            } catch (InterruptedException e) {
                return List.of();
            }
        });

        assertThat(ask(server).dnssec()).isEqualTo(Dnssec.SECURE);
        // On a slow machine a question may be sent again.
        assertThat(Set.copyOf(server.asked()))
                .containsExactlyInAnyOrder(
                        "TXT _mta-sts.signed.test. udp",
                        "DS signed.test. udp",
                        "DNSKEY signed.test. udp",
                        "DS test. udp",
                        "DNSKEY test. udp",
                        "DNSKEY . udp");
    }
}
