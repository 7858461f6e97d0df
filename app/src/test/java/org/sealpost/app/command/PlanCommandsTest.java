package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;

/// Plans about domains of the small internet, whose policy host is taken for ours.
class PlanCommandsTest {
    private static final Pattern ID = Pattern.compile("sealpost apply ([0-9a-f]{16})");
    private static final List<String> HOSTS = List.of(
            "--mx",
            "mx1.mailprovider.example,mx2.mailprovider.example",
            "--host-address",
            "198.51.100.8,2001:db8:1::3");
    private static final List<String> OURS = List.of("--edge", "198.51.100.8", "--dns", "none", "--data", "data");

    @TempDir
    private static Path network;

    private static Lab lab;
    private static List<String> inLab;

    @TempDir
    private Path folder;

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
                        Map.of("USER", "ada"),
                        folder,
                        InstantSource.system(),
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
        run("apply", "healthy.example", List.of("--abandon"), OURS);

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
    void firstTheHostsHaveToBeNamed() {
        assertThat(run("plan", "healthy.example", List.of(), OURS)).isEqualTo(64);
        assertThat(text()).contains("--mx");
    }

    @Test
    void aRolloutSaysWhereItStandsAndWhatComesNext() {
        assertThat(run("rollout", "healthy.example", HOSTS, OURS)).as(text()).isBetween(1, 3);
        assertThat(text()).contains("stage").contains("healthy.example");
    }
}
