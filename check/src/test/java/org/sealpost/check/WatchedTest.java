package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.check.time.Drift;
import org.sealpost.check.time.Watched;
import org.sealpost.observe.facts.DomainFacts;

class WatchedTest {
    private static final String NO_NETWORK = "record: !timeout | host: !timeout | mx: !timeout | tlsrpt: !timeout"
            + " | spf: !timeout | dmarc: !timeout | server: !none";

    /// Looks one after the other, and what the last of them tells.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            (healthy) ; (healthy)                                 ~ PASS>PASS
            (healthy) ; policy: testing                           ~ PASS>WARN POLICY +mtasts.policy.mode-testing changes.policy.body-without-id
            policy: testing ; (healthy)                           ~ WARN>PASS POLICY -mtasts.policy.mode-testing changes.policy.body-without-id
            (healthy) ; record: v=STSv1; id=2;                    ~ PASS>PASS RECORD changes.policy.id-without-body
            (healthy) ; record: v=STSv1; id=2; ; record: v=STSv1; id=2;  ~ PASS>PASS
            (healthy) ; record: v=STSv1; id=2; | policy: testing  ~ PASS>WARN RECORD POLICY +mtasts.policy.mode-testing
            (healthy) ; record: v=STSv1; id=2; ; record: v=STSv1; id=2; | policy: testing ~ PASS>WARN POLICY +mtasts.policy.mode-testing changes.policy.id-before-body
            (healthy) ; mx: mx1.example.org                       ~ PASS>PASS MX +mtasts.policy.pattern-unused
            """)
    void aLookTellsWhatIsDifferent(String looks, String told) {
        assertThat(last(looks.split(" ; ", -1))).isEqualTo(told);
    }

    @Test
    void aRoundWithoutANetworkTakesNothingAway() {
        String bad = "policy: testing | smtp: mx2 no-starttls";
        assertThat(last(bad, NO_NETWORK)).startsWith("FAIL>UNKNOWN +").doesNotContain(" -", "POLICY", "RECORD", "MX");
        String again = last(bad, NO_NETWORK, bad);
        assertThat(again).startsWith("UNKNOWN>FAIL -").doesNotContain(" +", "POLICY", "RECORD", "MX");
        assertThat(last(bad, NO_NETWORK, "(healthy)"))
                .startsWith("UNKNOWN>PASS POLICY ")
                .contains(" -mtasts.policy.mode-testing", " -smtp.starttls.not-offered")
                .doesNotContain(" +");
    }

    @Test
    void whileItStaysUnknownNothingMoreIsTold() {
        assertThat(last("(healthy)", NO_NETWORK, NO_NETWORK)).isEqualTo("UNKNOWN>UNKNOWN");
    }

    @Test
    void theLastKnownOutcomeIsTold() {
        assertThat(drift("policy: testing", NO_NETWORK, NO_NETWORK).known()).contains(Outcome.WARN);
        assertThat(drift(NO_NETWORK, NO_NETWORK).known()).isEmpty();
    }

    @Test
    void aHostThatIsSilentKeepsItsFaults() {
        assertThat(last("smtp: mx2 no-starttls", "smtp: mx2 timed-out"))
                .startsWith("FAIL>UNKNOWN +")
                .doesNotContain(" -");
    }

    @Test
    void anAddressThatIsSilentTakesNoCertificateAway() {
        assertThat(last("smtp: mx1 ok ends-soon", "smtp: mx1 ok timed-out")).doesNotContain("CERTIFICATE");
        assertThat(last("smtp: mx1 ok ends-soon", "smtp: mx1 ok timed-out", "smtp: mx1 ok ends-soon"))
                .doesNotContain("CERTIFICATE");
        assertThat(last("smtp: mx1 ok timed-out", "smtp: mx1 ok ends-soon")).contains(" CERTIFICATE ");
    }

    @Test
    void withoutAPolicyNobodyKnowsWhomItLists() {
        String unlisted = "patterns: mx1.example.org";
        assertThat(last(unlisted, "host: refused")).doesNotContain("-mtasts.policy.mx-not-listed");
        assertThat(last(unlisted, "host: refused", "(healthy)")).contains("-mtasts.policy.mx-not-listed");
    }

    @Test
    void whatFollowsIsToldOnceWhileItLasts() {
        assertThat(last("(healthy)", "record: !none")).contains("changes.policy.removed-too-early");
        assertThat(last("(healthy)", "record: !none", "record: !none")).isEqualTo("FAIL>FAIL");
    }

    private static String last(String... looks) {
        Drift drift = drift(looks);
        List<String> told = new ArrayList<>();
        told.add(drift.before() + ">" + drift.now());
        drift.seen().forEach(altered -> told.add(altered.thing().name()));
        drift.appeared().forEach(said -> told.add("+" + said.code()));
        drift.gone().forEach(said -> told.add("-" + said.code()));
        drift.follows().forEach(change -> told.add(change.code().id()));
        assertThat(drift.isNone()).isEqualTo(drift.before() == drift.now() && told.size() == 1);
        return String.join(" ", told);
    }

    private static Drift drift(String... looks) {
        DomainFacts first = Story.facts(looks[0]);
        var watched = Watched.of(first, Judge.judge(first));
        Drift drift = null;
        for (int i = 1; i < looks.length; i++) {
            DomainFacts facts = Story.facts(looks[i]);
            Watched.Look look = watched.look(facts, Judge.judge(facts));
            watched = look.after();
            drift = look.drift();
        }
        if (drift == null) {
            throw new IllegalArgumentException("one look tells nothing");
        }
        return drift;
    }
}
