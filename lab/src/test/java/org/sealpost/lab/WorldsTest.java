package org.sealpost.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.lab.world.Earlier;
import org.sealpost.lab.world.Family;
import org.sealpost.lab.world.Looker;
import org.sealpost.lab.world.Looker.Limit;
import org.sealpost.lab.world.Outcome;
import org.sealpost.lab.world.World;
import org.sealpost.lab.world.WorldFault;
import org.sealpost.protocol.name.DomainName;

class WorldsTest {
    private static final Path SHIPPED = Path.of("src/main/resources/worlds");

    @TempDir
    private Path folder;

    @Test
    void everyShippedFolderIsAWorldOrAProvider() throws IOException {
        try (var lab = Lab.start(LabOptions.at(Clock.systemUTC()));
                Stream<Path> folders = Files.list(SHIPPED)) {
            var names =
                    folders.map(path -> path.getFileName().toString()).sorted().toList();
            assertThat(lab.worlds())
                    .extracting(World::name)
                    .isSubsetOf(names)
                    .hasSize(names.size() - 6)
                    .isSorted()
                    .doesNotContain("dnsprovider", "mailprovider", "registry", "stsprovider");
            assertThat(lab.worlds()).extracting(World::title).doesNotHaveDuplicates();
            assertThat(lab.worlds())
                    .allSatisfy(world -> assertThat(world.findings())
                            .doesNotHaveDuplicates()
                            .noneMatch(world.nearMissFor()::contains)
                            .allMatch(code -> code.matches("[a-z]+(\\.[a-z0-9-]+)+")));
        }
    }

    @Test
    void aHealthyWorldExpectsNothing() throws IOException {
        world("a", "title: A");
        var world = only();
        assertThat(world)
                .isEqualTo(new World(
                        "a",
                        world.domain(),
                        "A",
                        Outcome.PASS,
                        Outcome.PASS,
                        List.of(),
                        List.of(),
                        List.of(),
                        Looker.USUAL));
        assertThat(world.domain().ascii()).isEqualTo("a.example");
    }

    @Test
    void aWorldSaysWhatItExpects() throws IOException {
        world("a", """
                title: A
                domain: a.b.test
                record: not-applicable
                verdict: unknown
                findings: [x.y, x.z]
                near-miss-for: x.w
                before: [{hours-ago: 2, id: none, policy-served: false, mx: [mx.b.test], verdict: warn}]
                looker:
                  limits: {policy: 300ms, per-domain: 2s}
                  without: smtp
                  family: ipv4
                  signatures: false
                  public-resolvers: 192.0.2.210
                """);
        var world = only();
        assertThat(world.domain().ascii()).isEqualTo("a.b.test");
        assertThat(world.record()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(world.verdict()).isEqualTo(Outcome.UNKNOWN);
        assertThat(world.findings()).containsExactly("x.y", "x.z");
        assertThat(world.nearMissFor()).containsExactly("x.w");
        assertThat(world.before())
                .containsExactly(new Earlier(
                        Duration.ofHours(2),
                        Outcome.WARN,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(DomainName.of("mx.b.test")),
                        Map.of()));
        assertThat(world.looker())
                .isEqualTo(new Looker(
                        Map.of(Limit.POLICY, Duration.ofMillis(300), Limit.PER_DOMAIN, Duration.ofSeconds(2)),
                        List.of("smtp"),
                        Set.of(Family.IPV4),
                        false,
                        List.of(),
                        List.of("192.0.2.210")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "verdict: fail                              | a/world.yaml:1: a world has a title",
                "title: A\\nfinding: [x]                     | a/world.yaml:2: unknown key 'finding'",
                "title: A\\nverdict: bad                     | a/world.yaml:2: 'bad' is none of pass, warn, fail",
                "title: A\\ntitle: B                         | a/world.yaml:2: 'title' stands twice",
                "title: A\\nmx:\\n  - {banner: x, baner: y}   | a/world.yaml:3: unknown key 'baner'",
                "title: A\\nmx:\\n  - {addresses: [{tsl: a}]} | a/world.yaml:3: unknown key 'tsl'",
                "title: A\\npolicy-host: {fault: odd}        | a/world.yaml:2: 'odd' is none of none, drip",
                "title: A\\npolicy-host: {interval: 3m}      | a/world.yaml:2: expected a duration",
                "title: A\\npolicy-host: {address: x}        | a/world.yaml:2: 'x' is no address",
                "title: A\\npolicy: {modes: none}            | a/world.yaml:2: unknown key 'modes'",
                "title: A\\ndns: {signing: none}             | a/world.yaml:2: 'none' is none of signed",
                "title: A\\ndns: {faults: {a TXT: x}}        | a/world.yaml:2: 'x' is none of servfail",
                "title: A\\nlooker: {limits: {patience: 1s}} | a/world.yaml:2: 'patience' is none of per-domain",
                "title: A\\nname-servers:\\n  - {published: true} | a/world.yaml:3: a name is missing",
                "title: A\\ndomain: a b                      | a/world.yaml:2: 'a b' is no domain",
                "title: [                                   | a/world.yaml:1:",
            })
    void aWorldThatIsNotUnderstoodIsRefusedWithItsLine(String yaml, String message) throws IOException {
        world("a", yaml.replace("\\n", "\n"));
        assertThatThrownBy(this::only).isInstanceOf(WorldFault.class).hasMessageContaining(message);
    }

    @Test
    void aUsualRecordThatIsNotThereCannotBeLeftOut() throws IOException {
        world("a", "title: A\nwithout: [mta-sts TXT]");
        assertThatThrownBy(this::only)
                .hasMessageContaining("'mta-sts TXT' is not among the usual records of a.example");
    }

    @Test
    void aZoneThatCannotBeReadIsRefused() throws IOException {
        world("a", "title: A");
        Files.writeString(folder.resolve("a/zone"), "@ NOTYPE x\n");
        assertThatThrownBy(this::only).hasMessageContaining("the zone a.example. cannot be read");
    }

    @Test
    void ownRecordsReplaceTheUsualOnes() throws Exception {
        world("a", "title: A\nwithout: [_smtp._tls TXT]");
        Files.writeString(folder.resolve("a/zone"), "@ MX 5 mail\nmail A 192.0.2.240\nmta-sts CNAME mail\n");
        try (var lab = start()) {
            var client = new Client(lab);
            assertThat(Client.text(client.ask("a.example", 15))).isEqualTo("NOERROR 5 mail.a.example.");
            assertThat(Client.text(client.ask("mta-sts.a.example", 1)))
                    .isEqualTo("NOERROR 192.0.2.240 mail.a.example.");
            assertThat(Client.text(client.ask("_mta-sts.a.example", 16))).contains("v=STSv1;");
            assertThat(Client.text(client.ask("_smtp._tls.a.example", 16))).isEqualTo("NXDOMAIN ");
        }
    }

    private void world(String name, String yaml) throws IOException {
        Path world = Files.createDirectories(folder.resolve(name));
        Files.writeString(world.resolve("world.yaml"), yaml);
    }

    private Lab start() throws IOException {
        return Lab.start(LabOptions.at(Clock.systemUTC()).withWorlds(folder));
    }

    private World only() throws IOException {
        try (var lab = start()) {
            return lab.worlds().getFirst();
        }
    }
}
