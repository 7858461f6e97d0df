package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.app.Schemas;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Desired;

/// Plans about domains of the small internet, whose policy host is taken for ours.
class PlanCommandsTest {
    private static final Pattern ID = Pattern.compile("sealpost apply ([0-9a-f]{16})");
    private static final Pattern FOUND = Pattern.compile("\"id\":\"([0-9a-f]{16})\"");
    private static final List<String> HOSTS = List.of(
            "--mx",
            "mx1.mailprovider.example,mx2.mailprovider.example",
            "--host-address",
            "198.51.100.8,2001:db8:1::3");
    private static final List<String> AS_IT_STANDS = List.of("--mode", "enforce", "--max-age", "1209600");
    private static final List<String> OURS = List.of("--edge", "198.51.100.8", "--dns", "none", "--data", "data");

    @TempDir
    private static Path network;

    private static Lab lab;
    private static List<String> inLab;

    @TempDir
    private Path folder;

    private InstantSource clock = InstantSource.system();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabOptions.at(InstantSource.system()));
        inLab = List.of(lab.write(network).split(" ", -1));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private int run(String command, String subject, List<String> more, List<String> others) {
        out.reset();
        err.reset();
        var words = new ArrayList<>(List.of(command, subject));
        words.addAll(more);
        words.addAll(others);
        words.addAll(inLab);
        return new Program(new Surroundings(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of("USER", "ada", "TO", "mailto:others@example.org"),
                        folder,
                        clock,
                        false))
                .run(words.toArray(String[]::new));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private String planned(String... more) {
        var options = new ArrayList<>(HOSTS);
        options.addAll(List.of(more));
        assertThat(run("plan", "healthy.example", options, OURS)).as(text()).isEqualTo(2);
        Matcher id = ID.matcher(text());
        assertThat(id.find()).as(text()).isTrue();
        return id.group(1);
    }

    @Test
    void whatStandsAlreadyNeedsNoPlan() {
        planned("--mode", "testing");
        assertThat(text())
                .contains("enforce to testing")
                .contains("serve testing, max_age")
                .contains("set _mta-sts.healthy.example TXT")
                .contains("senders would enforce until")
                .doesNotContain("set mta-sts.healthy.example");
    }

    @Test
    void whatIsApprovedHereIsTheFirstTenantsBeforeAnyServiceStarts() {
        String id = planned("--mode", "testing");
        assertThat(holder()).as("a plan that is only shown").isEmpty();
        assertThat(run("apply", id, List.of("--yes"), OURS)).as(text()).isNotZero();
        assertThat(holder()).contains(TenantId.FIRST.word());
    }

    private Optional<String> holder() {
        try (FleetStore fleet = FleetStore.file(folder.resolve("data").resolve("fleet.db"))) {
            return fleet.domains().holder(DomainName.of("healthy.example"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "86399", "31557601"})
    void aRolloutGoesToAMaxAgeThatAPolicyCanHave(String age) {
        assertThat(run("rollout", "healthy.example", List.of("--until-age", age), OURS))
                .isEqualTo(64);
        assertThat(text()).contains("--until-age is 86400 to 31557600 seconds");
    }

    @Test
    void theSamePlanIsMadeAgainAndBegunOnlyWhenItIsAgreedTo() {
        String id = planned("--mode", "testing");

        assertThat(run("apply", id, List.of(), OURS)).isEqualTo(2);
        assertThat(text()).contains("its risk has to be agreed to");

        assertThat(run("apply", id, List.of("--yes"), OURS)).as(text()).isNotZero();
        assertThat(text()).contains("step 1");

        assertThat(run("apply", id, List.of("--yes"), OURS)).isEqualTo(64);
        assertThat(text()).contains("there is no plan " + id);

        String other = planned("--mode", "testing", "--max-age", "1w");
        assertThat(run("apply", other, List.of("--yes"), OURS)).isEqualTo(2);
        assertThat(text()).contains("another plan of this domain is under way");

        assertThat(run("apply", "healthy.example", List.of("--abandon"), OURS)).isZero();
        assertThat(run("apply", "healthy.example", List.of(), OURS)).isZero();
        assertThat(text()).contains("no plan is under way");
    }

    @Test
    void whatIsApprovedStaysApproved() {
        String id = planned("--mode", "testing");
        run("apply", id, List.of("--yes"), OURS);
        assertThat(run("apply", "healthy.example", List.of("--abandon"), OURS)).isZero();
        assertThat(text()).contains("another plan can be made after");
        assertThat(run("plan", "healthy.example", List.of(), OURS)).isEqualTo(1);
        assertThat(text()).contains("may still appear: plan again after");

        clock = InstantSource.offset(clock, Duration.ofMinutes(11));
        assertThat(run("plan", "healthy.example", List.of(), OURS)).isEqualTo(2);
        assertThat(text()).contains("serve testing").contains("mx1.mailprovider.example");
    }

    @Test
    void whereNothingCanBeKnownNoPlanIsMade() {
        assertThat(run("plan", "ns-all-silent.example", HOSTS, OURS)).as(text()).isEqualTo(1);
        assertThat(text()).contains("a fact that the plan rests on is not known");
    }

    @Test
    void aPlanNeedsNobodyWhoKeepsTheZone() {
        List<String> without = List.of("--edge", "198.51.100.8", "--data", "data");
        assertThat(run("plan", "healthy.example", HOSTS, without)).as(text()).isEqualTo(2);
        assertThat(run("rollout", "healthy.example", HOSTS, without)).isEqualTo(78);
    }

    @Test
    void aPlanIsMadeInTheLabOfTheProcess() {
        var session = new Session(folder);
        assertThat(session.run(
                        "plan",
                        "healthy.example",
                        "--lab",
                        "--mx",
                        "mx1.mailprovider.example",
                        "--edge",
                        "198.51.100.8",
                        "--data",
                        "data"))
                .as(session.err())
                .isEqualTo(2);
        assertThat(session.out()).contains("fewer MX hosts");
    }

    @Test
    void firstTheHostsHaveToBeNamed() {
        assertThat(run("plan", "healthy.example", List.of(), OURS)).isEqualTo(64);
        assertThat(text()).contains("--mx");
    }

    @Test
    void aRolloutSaysWhereItStandsAndWhatComesNext() {
        assertThat(run("rollout", "healthy.example", HOSTS, OURS)).as(text()).isBetween(1, 3);
        assertThat(text()).contains("stage").contains("healthy.example");
    }

    private List<String> asItStands() {
        var options = new ArrayList<>(HOSTS);
        options.addAll(AS_IT_STANDS);
        return options;
    }

    @Test
    void whereNothingWasAppliedNothingCanHaveDrifted() {
        PublishStore.file(folder.resolve("data").resolve("publish.db")).close();
        assertThat(run("drift", "healthy.example", List.of(), OURS)).isEqualTo(3);
        assertThat(text()).contains("nothing was applied yet");
    }

    @Test
    void whatStandsIsTakenOverAndWhatDiffersFromItIsDrift() {
        assertThat(run("plan", "healthy.example", asItStands(), OURS))
                .as(text())
                .isZero();
        assertThat(run("drift", "healthy.example", List.of(), OURS)).as(text()).isZero();
        assertThat(text()).contains("all stands as it was applied");

        try (PublishStore store = PublishStore.file(folder.resolve("data/publish.db"))) {
            Desired applied = store.applied(DomainName.of("healthy.example")).orElseThrow();
            var more = new TreeSet<>(applied.mx());
            more.add(DomainName.of("mx3.mailprovider.example"));
            store.stands(
                    new Desired(applied.domain(), applied.policy(), more, applied.hosting(), applied.reporting()),
                    "ada",
                    clock.instant());
        }
        assertThat(run("drift", "healthy.example", List.of(), OURS)).as(text()).isEqualTo(1);
        assertThat(text())
                .contains("an approved MX host is gone: mx3.mailprovider.example")
                .contains("Did mx3.mailprovider.example go on purpose?")
                .doesNotContain("sealpost apply");
    }

    @Test
    void theRepairIsAPlanThatApplyCanBegin() {
        run("plan", "healthy.example", asItStands(), OURS);
        try (PublishStore store = PublishStore.file(folder.resolve("data/publish.db"))) {
            Desired applied = store.applied(DomainName.of("healthy.example")).orElseThrow();
            StsPolicy policy = applied.policy().orElseThrow();
            store.stands(
                    applied.with(new StsPolicy(policy.mode(), Duration.ofDays(1), policy.mx(), policy.extensions())),
                    "ada",
                    clock.instant());
        }
        assertThat(run("drift", "healthy.example", List.of(), OURS)).as(text()).isEqualTo(2);
        assertThat(text()).contains("an edge serves something else: 198.51.100.8");
        Matcher id = ID.matcher(text());
        assertThat(id.find()).as(text()).isTrue();

        assertThat(run("apply", id.group(1), List.of(), OURS)).isEqualTo(2);
        assertThat(text()).contains("its risk has to be agreed to");
        run("apply", id.group(1), List.of("--yes"), OURS);
        assertThat(run("drift", "healthy.example", List.of(), OURS)).isEqualTo(1);
        assertThat(text()).contains("a plan is under way");
    }

    @Test
    void theCommandOfTheFileIsAskedWhatStands() throws IOException {
        Path program = folder.resolve("write-dns");
        Files.writeString(program, """
                #!/bin/sh
                cat > /dev/null
                [ "$1 $2" = '--zone=a read' ] || exit 9
                echo '{"records": [{"type": "TXT", "ttl": 300, "values": ["v=TLSRPTv1; rua='"$TO"'"]}]}'
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(
                folder.resolve("sealpost.yaml"),
                "dns-command: [" + program + ", --zone=a]\ndns-command-variables: [TO]\ndns-command-limit: 50s\n");
        List<String> named = List.of("--edge", "198.51.100.8", "--data", "data");
        var options = new ArrayList<>(HOSTS);
        options.addAll(List.of("--mode", "testing", "--rua", "mailto:tls@healthy.example"));
        run("plan", "healthy.example", options, named);
        Matcher id = ID.matcher(text());
        assertThat(id.find()).as(text()).isTrue();

        assertThat(run("apply", id.group(1), List.of("--yes"), named))
                .as(text())
                .isEqualTo(2);
        assertThat(text()).contains("something else stands there").contains("mailto:others@example.org");
    }

    @Test
    void everyCommandWritesWhatItsSchemaSays() {
        List<String> json = List.of("--format", "json");
        var options = new ArrayList<>(HOSTS);
        options.addAll(json);
        List<String> refused = new ArrayList<>(List.of("--mx", "mx.example", "--mode", "enforce"));
        refused.addAll(json);

        assertThat(run("plan", "healthy.example", options, OURS)).as(text()).isEqualTo(2);
        valid("plan-1");
        String id = FOUND.matcher(text()).results().findFirst().orElseThrow().group(1);
        run("plan", "healthy.example", refused, OURS);
        valid("plan-1");
        run("apply", id, json, OURS);
        valid("apply-1");
        var agreed = new ArrayList<>(json);
        agreed.add("--yes");
        run("apply", id, agreed, OURS);
        valid("apply-1");
        run("drift", "healthy.example", json, OURS);
        valid("drift-1");
        run("rollout", "healthy.example", options, OURS);
        valid("rollout-1");
        var abandon = new ArrayList<>(json);
        abandon.add("--abandon");
        run("apply", "healthy.example", abandon, OURS);
        valid("apply-1");
        assertThat(text()).contains("abandoned").contains("until");
        run("rollout", "healthy.example", options, OURS);
        valid("rollout-1");
        run("plan", "healthy.example", asItStands(), OURS);
        run("drift", "healthy.example", json, OURS);
        valid("drift-1");
    }

    private void valid(String schema) {
        assertThat(Schemas.of(schema).validate(out.toString(StandardCharsets.UTF_8), InputFormat.JSON))
                .as(text())
                .isEmpty();
    }

    @Test
    void aCommandThatWritesRecordsStandsInTheFileAlone() throws IOException {
        Files.writeString(folder.resolve("sealpost.yaml"), "dns-command: write-dns\n");
        List<String> named = List.of("--edge", "198.51.100.8", "--dns", "exec", "--data", "data");
        assertThat(run("rollout", "healthy.example", HOSTS, named)).isEqualTo(78);
        assertThat(text()).contains("sealpost.yaml:1: dns-command needs the whole path of the program");

        Files.writeString(folder.resolve("sealpost.yaml"), "dns-command: [/opt/write-dns, --zone, a]\n");
        assertThat(run("apply", "healthy.example", List.of(), named)).as(text()).isZero();
        Files.delete(folder.resolve("sealpost.yaml"));
        assertThat(run("apply", "healthy.example", List.of(), named)).isEqualTo(78);
    }
}
