package org.sealpost.publish.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.ResolverAddress;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.dns.TrustAnchors;
import org.sealpost.observe.dns.ValidatingDns;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Seen;

/// The name servers of small worlds, asked over sockets.
class AskedServersTest {
    private static final String ID = "v=STSv1; id=20261101T000000;";

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static Dialer dialer;
    private static Dns dns;

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
        world("agreed", """
                title: Agreed
                name-servers: [{name: one, address: 192.0.2.201}, {name: two, address: 192.0.2.202}]
                """);
        world("stale", """
                title: Stale
                name-servers:
                  - {name: one, address: 192.0.2.203}
                  - {name: two, address: 192.0.2.204, records: '_mta-sts TXT "v=STSv1; id=old;"'}
                """);
        world("lame", """
                title: Lame
                name-servers:
                  - {name: one, address: 192.0.2.205}
                  - {name: two, address: 192.0.2.206, behaviour: lame}
                  - {name: three, address: 192.0.2.207, behaviour: not-authoritative}
                """);
        world("silent", """
                title: Silent
                name-servers:
                  - {name: one, address: 192.0.2.208, behaviour: silent}
                  - {name: two, address: 192.0.2.209, behaviour: silent}
                """);
        world("delegated", "title: Delegated");
        Files.writeString(folder.resolve("delegated/zone"), "_mta-sts CNAME _mta-sts.agreed.example.");
        lab = Lab.start(LabOptions.at(InstantSource.system()).withWorlds(folder));
        dialer = Dialer.open(DialerOptions.DEFAULT.withMap(ConnectMap.of(lab.connectMap().entrySet().stream()
                .collect(Collectors.toMap(
                        (Map.Entry<InetSocketAddress, InetSocketAddress> entry) -> endpoint(entry.getKey()),
                        entry -> endpoint(entry.getValue()))))));
        dns = ValidatingDns.open(
                new DnsOptions(
                        List.of(new ResolverAddress.Plain(endpoint(lab.dnsServer()))), TrustAnchors.root(), false),
                Trust.system(),
                InstantSource.system(),
                dialer);
    }

    @AfterAll
    static void stop() {
        dns.close();
        dialer.close();
        lab.close();
    }

    private static void world(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("world.yaml"), text);
    }

    private static Endpoint endpoint(InetSocketAddress address) {
        return new Endpoint(IpAddress.of(address.getAddress().getAddress()), address.getPort());
    }

    private static AskedServers servers() {
        return new AskedServers(dns.zones(), new ServerDialogue(dialer), () -> Deadline.after(Duration.ofSeconds(20)));
    }

    private static List<Seen<Optional<RecordSet>>> ask(String name, RecordSet.Type type) {
        return servers().ask(DomainName.of(name), type);
    }

    /// What one server has, without its TTL.
    private static List<String> values(Seen<Optional<RecordSet>> seen) {
        return switch (seen) {
            case Seen.Known<Optional<RecordSet>>(Optional<RecordSet> set) ->
                set.map(RecordSet::values).orElse(List.of("nothing"));
            case Seen.Unknown<Optional<RecordSet>>(String why) -> List.of("unknown", why);
        };
    }

    @Test
    void whatEveryServerHasIsTheSame() {
        assertThat(ask("_mta-sts.agreed.example", RecordSet.Type.TXT))
                .extracting(AskedServersTest::values)
                .containsExactly(List.of(ID), List.of(ID));
        assertThat(servers().of(DomainName.of("_mta-sts.agreed.example")))
                .isEqualTo(new Seen.Known<>(
                        Set.of(DomainName.of("one.agreed.example"), DomainName.of("two.agreed.example"))));
    }

    @Test
    void aServerWithTheOldIsSeen() {
        assertThat(ask("_mta-sts.stale.example", RecordSet.Type.TXT))
                .extracting(AskedServersTest::values)
                .containsExactlyInAnyOrder(List.of(ID), List.of("v=STSv1; id=old;"));
    }

    @Test
    void whoHasNoAuthoritySaysNothing() {
        assertThat(ask("_mta-sts.lame.example", RecordSet.Type.TXT))
                .extracting(AskedServersTest::values)
                .hasSize(3)
                .contains(List.of(ID))
                .satisfiesOnlyOnce(values -> assertThat(values).isEqualTo(List.of(ID)));
    }

    @Test
    void anAliasIsARecordOfItsOwn() {
        assertThat(ask("_mta-sts.delegated.example", RecordSet.Type.CNAME))
                .extracting(AskedServersTest::values)
                .containsOnly(List.of("_mta-sts.agreed.example"));
        assertThat(ask("_mta-sts.delegated.example", RecordSet.Type.TXT))
                .extracting(AskedServersTest::values)
                .containsOnly(List.of("nothing"));
    }

    @Test
    void nothingIsAnAnswerToo() {
        assertThat(ask("_nobody.agreed.example", RecordSet.Type.TXT))
                .extracting(AskedServersTest::values)
                .containsExactly(List.of("nothing"), List.of("nothing"));
    }

    @Test
    void whereAllAreSilentNobodyKnows() {
        assertThat(ask("_mta-sts.silent.example", RecordSet.Type.TXT))
                .extracting(AskedServersTest::values)
                .isNotEmpty()
                .allSatisfy(values -> assertThat(values).first().isEqualTo("unknown"));
    }
}
