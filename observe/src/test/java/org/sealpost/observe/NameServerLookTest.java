package org.sealpost.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.reply.Reply;
import org.sealpost.observe.dns.ResolverAddress;
import org.sealpost.observe.facts.AskedServer;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.NameServerFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.NameServer;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Limits;
import org.sealpost.protocol.name.DomainName;

/// The name servers of small worlds, asked over sockets.
class NameServerLookTest {
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
        world("aliased", "title: Aliased");
        Files.writeString(folder.resolve("aliased/zone"), "_mta-sts CNAME _mta-sts.usual.example.");
        world("delegating", "title: Delegating");
        world("delegated", """
                title: Delegated
                domain: _mta-sts.delegating.example
                provider: true
                name-servers: [{name: below, address: 192.0.2.209}]
                """);
        Files.writeString(folder.resolve("delegated/zone"), "@ TXT \"v=STSv1; id=below;\"");
        world("odd", """
                title: Odd
                name-servers:
                  - {name: sound, address: 192.0.2.201}
                  - {name: lame, address: 192.0.2.202, behaviour: lame, delegated: false}
                  - {name: cache, address: 192.0.2.203, behaviour: not-authoritative}
                  - {name: silent, address: 192.0.2.205, behaviour: silent}
                  - {name: truncated, address: 192.0.2.206, behaviour: truncated}
                  - {name: no-tcp, address: 192.0.2.207, behaviour: tcp-refused, published: false, delegated: true}
                  - {name: stale, address: 192.0.2.208, serial: 7, records: '_mta-sts TXT "old"', without: '@ MX'}
                  - {name: nowhere, addressed: false}
                """);
        lab = Lab.start(LabOptions.at(InstantSource.system()).withWorlds(folder));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static void world(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("world.yaml"), text);
    }

    private static ObserverOptions options(Part... without) {
        return LabObserver.options(lab, InstantSource.system(), Limits.DEFAULT, without);
    }

    private static NameServerFacts look(String domain, ObserverOptions options) {
        try (var observer = Observer.open(options)) {
            return observer.observe(DomainName.of(domain), ObservationListener.NONE)
                    .nameServers();
        }
    }

    private static NameServerFacts look(String domain) {
        return look(domain, options(Part.SMTP, Part.DANE));
    }

    private static AskedServer at(ZoneFacts zone, String server) {
        return zone.servers().stream()
                .filter(each -> each.name().labels().getFirst().equals(server))
                .findFirst()
                .orElseThrow()
                .at()
                .getFirst();
    }

    private static ServerAnswer said(ZoneFacts zone, String server, String name, String type) {
        return at(zone, server).to(new Question(DomainName.of(name), type)).orElseThrow();
    }

    @Test
    void everyServerOfAHealthyDomainAnswersEveryQuestionWithAuthority() {
        NameServerFacts facts = look("usual.example");

        assertThat(facts.zones()).singleElement().satisfies(zone -> {
            assertThat(zone.zone().ascii()).isEqualTo("usual.example");
            assertThat(zone.published())
                    .extracting(DomainName::ascii)
                    .containsExactly("ns1.dnsprovider.example", "ns2.dnsprovider.example");
            assertThat(zone.delegation().orElseThrow().servers())
                    .containsExactly("ns1.dnsprovider.example", "ns2.dnsprovider.example");
            assertThat(zone.servers()).flatExtracting(NameServer::at).hasSize(2).allSatisfy(server -> {
                assertThat(server.serial()).contains(2026110100L);
                assertThat(server.answers()).hasSize(9);
            });
            assertThat(said(zone, "ns2", "_mta-sts.usual.example", "TXT"))
                    .isInstanceOfSatisfying(ServerAnswer.Records.class, records -> {
                        assertThat(records.authoritative()).isTrue();
                        assertThat(records.records())
                                .containsExactly(new ServerRecord("TXT", "v=STSv1; id=20261101T000000;"));
                    });
            assertThat(said(zone, "ns1", NameServerFacts.NOBODY + ".usual.example", "A"))
                    .isEqualTo(new ServerAnswer.Nothing(
                            new Question(DomainName.of(NameServerFacts.NOBODY + ".usual.example"), "A"), true, false));
        });
    }

    @Test
    void eachServerIsHeardByItself() {
        ZoneFacts zone = look("odd.example").zones().getFirst();
        String record = "_mta-sts.odd.example";

        assertThat(said(zone, "lame", record, "TXT"))
                .isEqualTo(new ServerAnswer.Refused(new Question(DomainName.of(record), "TXT"), "REFUSED"));
        assertThat(said(zone, "cache", record, "TXT"))
                .isInstanceOfSatisfying(
                        ServerAnswer.Records.class,
                        records -> assertThat(records.authoritative()).isFalse());
        assertThat(said(zone, "silent", record, "TXT"))
                .isInstanceOfSatisfying(
                        ServerAnswer.Missing.class,
                        missing -> assertThat(missing.fault()).isEqualTo(ConnectFault.TIMED_OUT));
        assertThat(said(zone, "truncated", record, "TXT")).isEqualTo(said(zone, "sound", record, "TXT"));
        assertThat(said(zone, "no-tcp", record, "TXT")).isInstanceOfSatisfying(ServerAnswer.Missing.class, missing -> {
            assertThat(missing.truncated()).isTrue();
            assertThat(missing.fault()).isEqualTo(ConnectFault.REFUSED);
        });
        assertThat(at(zone, "stale").serial()).contains(7L);
        assertThat(said(zone, "stale", record, "TXT"))
                .isInstanceOfSatisfying(
                        ServerAnswer.Records.class,
                        records -> assertThat(records.records()).containsExactly(new ServerRecord("TXT", "old")));
        assertThat(zone.servers())
                .filteredOn(server -> server.at().isEmpty())
                .singleElement()
                .satisfies(server -> {
                    assertThat(server.name().ascii()).isEqualTo("nowhere.odd.example");
                    assertThat(server.addressesKnown()).isTrue();
                });
        assertThat(zone.delegation().orElseThrow().servers())
                .contains("no-tcp.odd.example")
                .doesNotContain("lame.odd.example");
    }

    @Test
    void anAliasLeadsToTheServersOfItsTarget() {
        assertThat(look("aliased.example").zones())
                .extracting(zone -> zone.zone() + " " + zone.foreign())
                .containsExactly("aliased.example false", "usual.example true");
    }

    @Test
    void aDelegatedRecordIsAskedOfItsOwnServers() {
        List<ZoneFacts> zones = look("delegating.example").zones();

        assertThat(zones)
                .extracting(zone -> zone.zone() + " " + zone.foreign())
                .containsExactly("delegating.example false", "_mta-sts.delegating.example false");
        assertThat(said(zones.get(1), "below", "_mta-sts.delegating.example", "TXT"))
                .isInstanceOfSatisfying(
                        ServerAnswer.Records.class,
                        records -> assertThat(records.records())
                                .containsExactly(new ServerRecord("TXT", "v=STSv1; id=below;")));
    }

    @Test
    void resolversThatTheUserNamedAreAskedToo() {
        ObserverOptions options = options(Part.SMTP, Part.DANE, Part.NAME_SERVERS);
        var resolver = ResolverAddress.read("192.0.2.208").orElseThrow();

        NameServerFacts facts =
                look("odd.example", options.withDns(options.dns().withPublicResolvers(List.of(resolver))));

        assertThat(facts.zones()).isEmpty();
        assertThat(facts.resolvers()).singleElement().satisfies(seen -> {
            assertThat(seen.resolver()).isEqualTo("192.0.2.208:53");
            assertThat(seen.answers()).hasSize(5);
        });
    }

    @Test
    void aDomainThatDoesNotExistHasNoServersToAsk() {
        assertThat(look("no-such.example").zones()).isEmpty();
    }

    @Test
    void theGuardHoldsForNameServers() {
        ObserverOptions mapped = options(Part.SMTP, Part.DANE);
        DialerOptions strict = new DialerOptions(
                DialerOptions.DEFAULT.map(),
                AddressGuard.PUBLIC_ONLY,
                Limits.DEFAULT,
                DialerOptions.DEFAULT.source(),
                DialerOptions.DEFAULT.families(),
                25);
        lab.clearReplies();

        ZoneFacts zone =
                look("usual.example", mapped.withDialer(strict)).zones().getFirst();

        assertThat(said(zone, "ns1", "usual.example", "SOA"))
                .isInstanceOfSatisfying(
                        ServerAnswer.Missing.class,
                        missing -> assertThat(missing.fault()).isEqualTo(ConnectFault.GUARDED));
        assertThat(lab.replies()).extracting(Reply::name).noneMatch(name -> name.startsWith(NameServerFacts.NOBODY));
    }

    @Test
    void whatIsLeftOutIsNotAsked() {
        lab.clearReplies();

        assertThat(look("usual.example", options(Part.SMTP, Part.DANE, Part.NAME_SERVERS)))
                .isEqualTo(NameServerFacts.NONE);
        assertThat(lab.replies()).extracting(Reply::name).noneMatch(name -> name.endsWith(" NS"));
    }
}
