package org.sealpost.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// The name servers of the lab, asked as a resolver asks them.
class NameServersTest {
    @TempDir
    private static Path folder;

    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        world("dnsprovider", """
                title: Provider
                provider: true
                name-servers: [{name: ns1, address: 192.0.2.253}, {name: ns2, address: 192.0.2.252}]
                """);
        world("registry", """
                title: Registry
                provider: true
                name-servers: [{name: a, address: 192.0.2.254}]
                """);
        world("usual", "title: Usual");
        world("other", """
                title: Other
                name-servers:
                  - {name: sound, address: 192.0.2.201}
                  - {name: lame, address: 192.0.2.202, behaviour: lame, delegated: false}
                  - {name: cache, address: 192.0.2.203, behaviour: not-authoritative}
                  - {name: broken, address: 192.0.2.204, behaviour: servfail}
                  - {name: silent, address: 192.0.2.205, behaviour: silent}
                  - {name: truncated, address: 192.0.2.206, behaviour: truncated}
                  - {name: no-tcp, address: 192.0.2.207, behaviour: tcp-refused, published: false, delegated: true}
                  - {name: stale, address: 192.0.2.208, serial: 7, records: '_mta-sts TXT "old"', without: '@ MX'}
                """);
        lab = Lab.start(LabOptions.at(Clock.systemUTC()).withWorlds(folder));
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    private static void world(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("world.yaml"), text);
    }

    private static Message ask(String address, String name, String type) throws IOException {
        var server = lab.connectMap().get(new InetSocketAddress(InetAddress.ofLiteral(address), 53));
        var resolver = new SimpleResolver(server);
        resolver.setTimeout(Duration.ofSeconds(30));
        Message query =
                Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), Type.value(type), DClass.IN));
        query.getHeader().unsetFlag(Flags.RD);
        return resolver.send(query);
    }

    private static String text(Message reply, int section) {
        return reply.getSection(section).stream()
                .map(record -> record.getName() + " " + Type.string(record.getType()) + " " + record.rdataToString())
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.253 | usual.example          | NS  | aa NOERROR  | usual.example. NS ns1.dnsprovider.example.; usual.example. NS ns2.dnsprovider.example.",
                "192.0.2.252 | _mta-sts.usual.example | TXT | aa NOERROR  | _mta-sts.usual.example. TXT \"v=STSv1; id=20261101T000000;\"",
                "192.0.2.253 | nothing.usual.example  | TXT | aa NXDOMAIN | ",
                "192.0.2.253 | other.example          | MX  | - REFUSED   | ",
                "192.0.2.253 | example                | NS  | - REFUSED   | ",
                "192.0.2.254 | .                      | NS  | aa NOERROR  | . NS a.registry.example.",
                "192.0.2.254 | usual.example          | MX  | - NOERROR   | ",
                "192.0.2.254 | registry.example       | NS  | aa NOERROR  | registry.example. NS a.registry.example.",
                "192.0.2.201 | _mta-sts.other.example | TXT | aa NOERROR  | _mta-sts.other.example. TXT \"v=STSv1; id=20261101T000000;\"",
                "192.0.2.202 | other.example          | SOA | - REFUSED   | ",
                "192.0.2.203 | _mta-sts.other.example | TXT | - NOERROR   | _mta-sts.other.example. TXT \"v=STSv1; id=20261101T000000;\"",
                "192.0.2.204 | other.example          | SOA | - SERVFAIL  | ",
                "192.0.2.206 | _mta-sts.other.example | TXT | aa NOERROR  | _mta-sts.other.example. TXT \"v=STSv1; id=20261101T000000;\"",
                "192.0.2.208 | _mta-sts.other.example | TXT | aa NOERROR  | _mta-sts.other.example. TXT old",
                "192.0.2.208 | other.example          | MX  | aa NOERROR  | ",
            })
    void eachAnswersAsItsWorldSays(String address, String name, String type, String head, String answer)
            throws IOException {
        Message reply = ask(address, name, type);
        String said = (reply.getHeader().getFlag(Flags.AA) ? "aa " : "- ") + Rcode.string(reply.getRcode());
        assertThat(said).isEqualTo(head);
        assertThat(text(reply, Section.ANSWER)).isEqualTo(answer == null ? "" : answer);
    }

    @Test
    void theZoneAboveNamesTheServersOfItsDelegation() throws IOException {
        assertThat(text(ask("192.0.2.254", "other.example", "NS"), Section.AUTHORITY))
                .contains("no-tcp.other.example.", "sound.other.example.")
                .doesNotContain("lame.other.example.");
        assertThat(text(ask("192.0.2.254", "other.example", "NS"), Section.ADDITIONAL))
                .contains("sound.other.example. A 192.0.2.201");
        assertThat(text(ask("192.0.2.201", "other.example", "NS"), Section.ANSWER))
                .contains("lame.other.example.")
                .doesNotContain("no-tcp.other.example.");
    }

    @Test
    void aStaleServerHasItsOwnSerial() throws IOException {
        assertThat(text(ask("192.0.2.208", "other.example", "SOA"), Section.ANSWER))
                .contains(" 7 3600 ");
        assertThat(text(ask("192.0.2.201", "other.example", "SOA"), Section.ANSWER))
                .contains(" 2026110100 3600 ");
    }

    @Test
    void whereTcpIsRefusedNothingWholeIsToBeHad() {
        assertThatThrownBy(() -> ask("192.0.2.207", "other.example", "MX")).isInstanceOf(IOException.class);
    }
}
