package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.Schemas;
import org.sealpost.lab.reply.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `check --expect-…` and `--until-seen` over real sockets.
class ExpectCommandTest {
    private static final String ID = "20261101T000000";
    private static final String SOUND = "name-servers: [{name: ns1}, {name: ns2}]\n";
    private static final String LATE =
            "name-servers: [{name: ns1}, {name: ns2, records: '_mta-sts TXT \"v=STSv1; id=20261001T000000;\"'}]\n";

    @TempDir
    Path directory;

    @Test
    void allNameServersAreWaitedFor() throws IOException {
        try (var lab = new ChangingLab(directory, false, LATE)) {
            List<Reply.Kind> asked = new ArrayList<>();
            int code = lab.check(
                    number -> {
                        asked.addAll(
                                lab.lab().replies().stream().map(Reply::kind).toList());
                        if (number == 2) {
                            lab.become(SOUND);
                        }
                        return number < 9;
                    },
                    "--expect-id",
                    ID,
                    "--until-seen");
            assertThat(lab.pauses()).isEqualTo(2);
            assertThat(lab.err())
                    .hasLineCount(2)
                    .containsPattern(
                            "^20[-0-9]+T[:0-9]+Z 2 of 3 as meant; ns2.changing.example \\[[0-9.]+\\] still says id"
                                    + " 20261001T000000\n20[-0-9]+T[:0-9]+Z all 3 as meant\n$");
            assertThat(lab.out())
                    .startsWith("✓ changing.example: pass.")
                    .containsSubsequence(
                            "\nWhat was meant: all 3 as meant\n",
                            "  ✓ the resolver",
                            "id " + ID,
                            "  ✓ ns1.changing.example [",
                            "  ✓ ns2.changing.example [");
            assertThat(code).isZero();
            // A round asks for what tells, and for nothing else.
            assertThat(asked).isNotEmpty().containsOnly(Reply.Kind.DNS);
        }
    }

    @Test
    void theWaitHasAnEnd() throws IOException {
        try (var lab = new ChangingLab(directory, true, LATE)) {
            int code = lab.check(
                    number -> true, "--expect-id", ID, "--until-seen", "--watch", "20s", "--give-up-after", "50s");
            assertThat(lab.pauses()).isEqualTo(2);
            assertThat(code).isEqualTo(2);
            assertThat(lab.err())
                    .contains("\u001b[K2 of 3 as meant; ns2.changing.example [")
                    .contains("given up after 50s: 2 of 3 as meant; ns2.changing.example [");
            assertThat(lab.out()).contains("What was meant: 2 of 3 as meant", "✗ ns2.changing.example [");
        }
    }

    @Test
    void thePolicyIsHeldAgainstAFileWhateverItsLineEnds() throws IOException {
        Files.writeString(directory.resolve("policy"), """
                version: STSv1
                mode: enforce
                mx: mx1.mailprovider.example
                mx: mx2.mailprovider.example
                max_age: 1209600
                """);
        var session = new Session(directory);
        assertThat(session.run("check", "--lab", "healthy", "--expect-policy", "policy", "--expect-mode", "enforce"))
                .isZero();
        assertThat(session.out()).contains("What was meant: all 2 as meant", "✓ mta-sts.healthy.example [");
        assertThat(session.run("check", "--lab", "testing", "--expect-policy", "policy"))
                .isEqualTo(2);
        assertThat(session.out()).contains("0 of 2 as meant", "✗ mta-sts.testing.example [", "mode testing, ");
    }

    @Test
    void aPublicResolverIsAPlaceToo() {
        var session = new Session(directory);
        assertThat(session.run("check", "--lab", "ns-public-resolver-old", "--expect-id", ID))
                .isEqualTo(2);
        assertThat(session.out()).containsPattern("✗ resolver 192.0.2.241:53 +id 20261001T000000");
    }

    @Test
    void programsAreToldToo() {
        var session = new Session(directory);
        assertThat(session.run("check", "--lab", "ns-stale", "--expect-id", ID, "--format", "json"))
                .isEqualTo(2);
        assertThat(Schemas.of("check-1").validate(session.out(), InputFormat.JSON))
                .isEmpty();
        JsonNode expectation = new ObjectMapper().readTree(session.out()).at("/domains/0/expectation");
        assertThat(expectation.path("met").asBoolean()).isFalse();
        assertThat(expectation.path("places").toString())
                .contains("\"seen\":\"id 20261001T000000\",\"match\":\"other\"", "\"match\":\"as-meant\"");
    }

    @Test
    void aSettingThatHasNoUseIsNoFault() {
        assertThat(new Session(directory)
                        .with("SEALPOST_GIVE_UP_AFTER", "5m")
                        .run("check", "--lab", "healthy", "--expect-mode", "enforce"))
                .isZero();
    }

    @Test
    void failOnDecidesHereToo() {
        assertThat(new Session(directory)
                        .run("check", "--lab", "healthy", "--expect-id", "other", "--fail-on", "never"))
                .isZero();
    }
}
