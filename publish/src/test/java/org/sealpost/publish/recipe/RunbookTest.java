package org.sealpost.publish.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.publish.generate.Draft;
import org.sealpost.publish.generate.Waivers;

class RunbookTest {
    private static List<String> titles(Draft draft) {
        return Runbook.steps(draft).stream().map(Step::title).toList();
    }

    /// RFC 8461 §8.1: the policy before its id.
    @Test
    void thePolicyIsServedBeforeTheIdIsPublished() {
        for (Draft draft : List.of(
                Drafts.first(),
                Drafts.after(Mode.ENFORCE, Duration.ofDays(30)),
                Drafts.after(Mode.TESTING, Duration.ofDays(30)),
                Drafts.after(Mode.NONE, Duration.ofDays(30)))) {
            assertThat(titles(draft))
                    .containsSubsequence(
                            "Publish the record of reports",
                            "Serve the policy",
                            "Publish the id",
                            "See that all is there");
        }
    }

    @Test
    void aFirstPolicyBringsItsHostUpAndEndsInEnforcing() {
        assertThat(titles(Drafts.first()))
                .containsSubsequence("Bring the policy host up", "Serve the policy")
                .endsWith("Wait for reports", "Enforce");
    }

    /// RFC 8461 §8.3: the record goes before the policy host does.
    @Test
    void anEndTakesTheRecordAwayBeforeTheHost() {
        assertThat(titles(Drafts.after(Mode.NONE, Duration.ofDays(30))))
                .endsWith(
                        "Wait until the oldest policy has passed",
                        "Take the record at _mta-sts away",
                        "Stop the policy host");
    }

    @Test
    void theLongestTimeThatAnOldPolicyIsHeldIsADate() {
        assertThat(Runbook.steps(Drafts.after(Mode.NONE, Duration.ofDays(30))))
                .anyMatch(step -> step.words().contains("2026-12-22 12:01Z"));
    }

    @Test
    void aWayBackIsAsLongAsTheLongerOfBothPolicies() {
        assertThat(Runbook.steps(Drafts.after(Mode.ENFORCE, Duration.ofDays(90)))
                        .getLast()
                        .words())
                .contains("90 days");
    }

    @Test
    void theReasonForLongTestingStandsInTheChecklistAsPlainWords() {
        var waivers = new Waivers(false, Optional.of("asked for by <b>ops</b> `x` [a](b) #1"));
        String text = Runbook.files(Drafts.draft("example.org", Mode.TESTING, Optional.empty(), waivers))
                .getFirst()
                .text();
        assertThat(text)
                .contains("because: asked for by ?b?ops?/b? ?x? ?a?(b) ?1")
                .doesNotContain("<", "`", "[");
    }

    @Test
    void theChecklistNumbersItsSteps() {
        String text = Runbook.files(Drafts.first()).getFirst().text();
        assertThat(text).startsWith("# Publishing MTA-STS for example.org\n").contains("## 1. ", "## 7. ");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }
}
