package org.sealpost.publish.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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

/// The name servers of small worlds, asked over sockets.
class AuthoritativeCheckTest {
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

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static AuthoritativeCheck check() {
        return new AuthoritativeCheck(dns.zones(), new ServerDialogue(dialer));
    }

    private static Agreement has(String name, RecordSet.Type type, String value) {
        return check().has(new RecordSet(DomainName.of(name), type, Duration.ofMinutes(5), List.of(value)), soon());
    }

    private static Agreement.Word word(Agreement agreement, String server) {
        return agreement.servers().stream()
                .filter(said -> said.server().labels().getFirst().equals(server))
                .findFirst()
                .orElseThrow()
                .word();
    }

    @Test
    void whatEveryServerHasIsEverywhere() {
        Agreement agreement = has("_mta-sts.agreed.example", RecordSet.Type.TXT, ID);

        assertThat(agreement.outcome()).as("%s", agreement).isEqualTo(Agreement.Outcome.EVERYWHERE);
        assertThat(agreement.zone()).contains(DomainName.of("agreed.example"));
        assertThat(agreement.servers()).hasSize(2);
    }

    @Test
    void oneServerWithTheOldIsEnough() {
        Agreement agreement = has("_mta-sts.stale.example", RecordSet.Type.TXT, ID);

        assertThat(agreement.outcome()).isEqualTo(Agreement.Outcome.NOT_EVERYWHERE);
        assertThat(word(agreement, "one")).isEqualTo(Agreement.Word.HAS_IT);
        assertThat(agreement.servers()).anyMatch(said -> said.found().equals("TXT v=STSv1; id=old;"));
    }

    @Test
    void whoHasNoAuthoritySaysNothing() {
        Agreement agreement = has("_mta-sts.lame.example", RecordSet.Type.TXT, ID);

        assertThat(agreement.outcome()).isEqualTo(Agreement.Outcome.UNKNOWN);
        assertThat(word(agreement, "one")).isEqualTo(Agreement.Word.HAS_IT);
        assertThat(word(agreement, "two")).isEqualTo(Agreement.Word.SILENT);
        assertThat(word(agreement, "three")).isEqualTo(Agreement.Word.SILENT);
    }

    @Test
    void anAliasIsARecordOfItsOwn() {
        String name = "_mta-sts.delegated.example";

        assertThat(has(name, RecordSet.Type.CNAME, "_mta-sts.agreed.example").outcome())
                .isEqualTo(Agreement.Outcome.EVERYWHERE);
        assertThat(has(name, RecordSet.Type.TXT, ID).outcome()).isEqualTo(Agreement.Outcome.NOT_EVERYWHERE);
    }

    @Test
    void nothingIsSomethingToAskForToo() {
        DomainName nobody = DomainName.of("_nobody.agreed.example");

        assertThat(check().hasNothing(nobody, RecordSet.Type.TXT, soon()).outcome())
                .isEqualTo(Agreement.Outcome.EVERYWHERE);
        assertThat(check().hasNothing(DomainName.of("_mta-sts.agreed.example"), RecordSet.Type.TXT, soon())
                        .outcome())
                .isEqualTo(Agreement.Outcome.NOT_EVERYWHERE);
    }
}
