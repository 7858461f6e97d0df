package org.sealpost.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsTest {
    private static Lab lab;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(LabOptions.at(Clock.systemUTC()));
        client = new Client(lab);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @ParameterizedTest(name = "{0} {1} is {2}: {3}")
    @CsvSource({
        ".,                                            SOA,   NOERROR,  the root",
        "example,                                      DNSKEY,NOERROR,  a zone of one label",
        "healthy.example,                              MX,    NOERROR,  a positive answer",
        "healthy.example,                              DS,    NOERROR,  a signed delegation",
        "healthy.example,                              CAA,   NOERROR,  NODATA at the origin",
        "_mta-sts.healthy.example,                     TXT,   NOERROR,  a name below",
        "_smtp.healthy.example,                        TXT,   NXDOMAIN, no such name",
        "_tls.healthy.example,                         TXT,   NOERROR,  NODATA at a name without records",
        "a.b.c.healthy.example,                        A,     NXDOMAIN, several labels too many",
        "no-such-domain.example,                       MX,    NXDOMAIN, denied by the parent",
        "somewhere.else,                               A,     NXDOMAIN, denied by the root",
        "deep.stsprovider.example,                     A,     NOERROR,  NODATA at a name with names below",
        "x.records.stsprovider.example,                TXT,   NOERROR,  from a wildcard",
        "x.records.stsprovider.example,                MX,    NOERROR,  NODATA from a wildcard",
        "x.y.records.stsprovider.example,              TXT,   NOERROR,  from a wildcard two labels away",
        "mta-sts.record-delegated.example,             A,     NOERROR,  an alias to a wildcard alias",
        "_mta-sts.record-delegated.example,            TXT,   NOERROR,  an alias to a wildcard",
        "_mta-sts.record-delegated.example,            MX,    NOERROR,  an alias to NODATA from a wildcard",
        "test,                                         SOA,   NOERROR,  the zone with NSEC3",
        "dnssec-nsec3.test,                            MX,    NOERROR,  positive",
        "dnssec-nsec3.test,                            DS,    NOERROR,  signed delegation",
        "dnssec-nsec3.test,                            CAA,   NOERROR,  NODATA with NSEC3",
        "nothing.dnssec-nsec3.test,                    A,     NXDOMAIN, no such name with NSEC3",
        "a.b.c.dnssec-nsec3.test,                      A,     NXDOMAIN, several labels too many with NSEC3",
        "_tls.dnssec-nsec3.test,                      TXT,   NOERROR,  NODATA at an empty name with NSEC3",
        "x.wild.dnssec-nsec3.test,                     TXT,   NOERROR,  from a wildcard with NSEC3",
        "x.wild.dnssec-nsec3.test,                     MX,    NOERROR,  NODATA from a wildcard with NSEC3",
        "nowhere.test,                                 A,     NXDOMAIN, denied by the parent with NSEC3",
    })
    void aValidatorFindsSecure(String name, String type, String rcode, String what) throws IOException {
        Message answer = client.validated(name, Type.value(type));
        assertThat(Rcode.string(answer.getRcode())).as(what).isEqualTo(rcode);
        assertThat(answer.getHeader().getFlag(Flags.AD))
                .as(what + "\n" + answer)
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1} is {2}: {3}")
    @CsvSource({
        "dnssec-insecure.example,          MX,  NOERROR,  positive",
        "dnssec-insecure.example,          CAA, NOERROR,  NODATA",
        "_mta-sts.dnssec-insecure.example, TXT, NOERROR,  below",
        "nothing.dnssec-insecure.example,  TXT, NXDOMAIN, no such name",
        "x.wild.dnssec-insecure.example,   TXT, NOERROR,  from a wildcard",
        "dnssec-insecure.test,             MX,  NOERROR,  below a zone with NSEC3",
        "nothing.dnssec-insecure.test,     TXT, NXDOMAIN, no such name below a zone with NSEC3",
    })
    void aValidatorFindsInsecure(String name, String type, String rcode, String what) throws IOException {
        Message answer = client.validated(name, Type.value(type));
        assertThat(Rcode.string(answer.getRcode())).as(what).isEqualTo(rcode);
        assertThat(answer.getHeader().getFlag(Flags.AD)).as(what).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "_mta-sts.dnssec-bogus.example,        TXT",
        "nothing.dnssec-bogus.example,         TXT",
        "dnssec-bogus.example,                 MX",
        "dnssec-expired.example,               MX",
        "dnssec-not-yet-valid.example,         MX",
        "dnssec-missing.example,               MX",
        "dnssec-wrong-ds.example,              MX",
        "_mta-sts.dnssec-bogus-record.example, TXT",
        "_mta-sts.dnssec-stripped-record.example, TXT",
    })
    void aValidatorFindsBogus(String name, String type) throws IOException {
        assertThat(Client.text(client.ask(name, Type.value(type))))
                .startsWith(name.startsWith("nothing") ? "NXDOMAIN" : "NOERROR ");
        assertThat(Rcode.string(client.validated(name, Type.value(type)).getRcode()))
                .isEqualTo("SERVFAIL");
    }

    @Test
    void whatIsNotFaultyInAZoneWithOneBogusRecordIsSecure() throws IOException {
        assertThat(client.validated("dnssec-bogus-record.example", Type.MX)
                        .getHeader()
                        .getFlag(Flags.AD))
                .isTrue();
    }

    @Test
    void servfailAndRefusedAreSaid() throws IOException {
        assertThat(Client.text(client.ask("_mta-sts.record-servfail.example", Type.TXT)))
                .isEqualTo("SERVFAIL ");
        assertThat(Client.text(client.ask("_mta-sts.record-refused.example", Type.TXT)))
                .isEqualTo("REFUSED ");
        assertThat(Client.text(client.ask("record-servfail.example", Type.MX))).startsWith("NOERROR ");
    }

    @Test
    void aDenialComesWithoutSoa() throws IOException {
        Message answer = client.ask("_mta-sts.record-denied-without-soa.example", Type.TXT);
        assertThat(Rcode.string(answer.getRcode())).isEqualTo("NXDOMAIN");
        assertThat(answer.getSection(Section.AUTHORITY)).isEmpty();
    }

    @Test
    void aTimeOutIsOneOverUdpAndTcp() throws IOException {
        for (boolean tcp : new boolean[] {false, true}) {
            var resolver = client.resolver();
            resolver.setTimeout(Duration.ofMillis(100));
            resolver.setTCP(tcp);
            assertThatThrownBy(() -> Client.ask(resolver, "_mta-sts.record-timeout.example", Type.TXT))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTruncatedAnswerIsWholeOverTcp() throws IOException {
        var udp = client.resolver();
        udp.setIgnoreTruncation(true);
        Message empty = Client.ask(udp, "_mta-sts.dns-truncated.example", Type.TXT);
        assertThat(empty.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(empty.getSection(Section.ANSWER)).isEmpty();
        assertThat(Client.text(client.ask("_mta-sts.dns-truncated.example", Type.TXT)))
                .contains("v=STSv1;");
    }

    @Test
    void aForgedAnswerComesBeforeTheRightOne() throws Exception {
        byte[] query = Message.newQuery(
                        Record.newRecord(Name.fromString("_mta-sts.dns-wrong-id.example."), Type.TXT, 1))
                .toWire();
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(10_000);
            socket.connect(lab.dnsServer());
            socket.send(new DatagramPacket(query, query.length));
            var first = receive(socket);
            var second = receive(socket);
            assertThat(first.getHeader().getID())
                    .isNotEqualTo(new Message(query).getHeader().getID());
            assertThat(second.getHeader().getID())
                    .isEqualTo(new Message(query).getHeader().getID());
            assertThat(Client.text(second)).contains("v=STSv1;");
        }
    }

    @Test
    void theFirstQuestionGetsLost() throws IOException {
        var resolver = client.resolver();
        resolver.setTimeout(Duration.ofMillis(100));
        assertThatThrownBy(() -> Client.ask(resolver, "_mta-sts.dns-lost-once.example", Type.TXT))
                .isInstanceOf(IOException.class);
        assertThat(Client.text(client.ask("_mta-sts.dns-lost-once.example", Type.TXT)))
                .contains("v=STSv1;");
    }

    @Test
    void aLoopOfAliasesIsServfail() throws IOException {
        assertThat(Client.text(client.ask("_mta-sts.record-alias-loop.example", Type.TXT)))
                .isEqualTo("SERVFAIL ");
    }

    @Test
    void withoutDoThereAreNoSignatures() throws IOException {
        Message answer = client.ask("nothing.healthy.example", Type.A);
        assertThat(answer.getSection(Section.AUTHORITY))
                .extracting(Record::getType)
                .containsExactly(Type.SOA);
        assertThat(answer.getHeader().getFlag(Flags.RA)).isTrue();
    }

    private static Message receive(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[4096], 4096);
        socket.receive(packet);
        return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    }
}
