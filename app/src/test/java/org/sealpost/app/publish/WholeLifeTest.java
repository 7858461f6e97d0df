package org.sealpost.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole lives of a domain in the small internet: real sockets, TLS, DNS messages and commands; only the time is
/// fast.
class WholeLifeTest {
    private static final int LONGEST = 80;
    private static final int AFTERWARDS = 8;

    @TempDir
    private Path folder;

    @Test
    void fromNothingToEnforceToAnotherProviderAndOutAgainNoMailIsLost() throws IOException {
        try (var life = new WholeLife(folder)) {
            Crontab crontab = life.crontab(folder, "1w", 0);
            // Nothing asks for evidence any more when the last rung is climbed.
            live(life, crontab, () -> {
                if (crontab.goal() == Crontab.Goal.ENFORCE) {
                    crontab.look(life.mails());
                }
            });

            assertThat(crontab.reached()).as(crontab::diary).isTrue();
            assertThat(life.seen())
                    .containsExactly(
                            "no record, nothing",
                            "record, testing 1 d oldmail",
                            "record, enforce 1 d oldmail",
                            "record, enforce 7 d oldmail",
                            "record, enforce 7 d newmail and oldmail",
                            "record, enforce 7 d newmail",
                            "record, none 1 d",
                            "no record, none 1 d",
                            "no record, no address");
            assertNothingIsLost(life);
            assertThat(life.lawful())
                    .allSatisfy(each -> assertThat(each.tally().delivered()).isPositive());
            // Who keeps what DNS said for longer than it may finds hosts that are gone: that would be seen.
            assertThat(life.careless().stream()
                            .mapToInt(each -> each.tally().failures().size())
                            .sum())
                    .isPositive();
        }
    }

    @Test
    void aControllerThatIsKilledAgainAndAgainLosesNoMail() throws IOException {
        try (var life = new WholeLife(folder)) {
            Crontab crontab = life.crontab(folder, "1d", 80);
            crontab.enforceAtOnce();
            live(life, crontab, () -> {});

            assertThat(crontab.reached()).as(crontab::diary).isTrue();
            assertThat(crontab.killed()).as(crontab::diary).isGreaterThan(5);
            assertThat(life.seen())
                    .endsWith(
                            "record, enforce 1 d newmail and oldmail",
                            "record, enforce 1 d newmail",
                            "record, none 1 d",
                            "no record, none 1 d",
                            "no record, no address");
            assertNothingIsLost(life);
        }
    }

    @Test
    void otherMxHostsBeforeThePolicyNamesThemStopMail() throws IOException {
        try (var life = new WholeLife(folder)) {
            enforced(life);
            life.owner().moveUnasked();
            unattended(life, 2);
            life.owner().leaveOld();
            unattended(life, 6);
            assertMailIsLost(life);
        }
    }

    @Test
    void whoTakesEverythingAwayAtOnceAndMovesStopsMail() throws IOException {
        try (var life = new WholeLife(folder)) {
            enforced(life);
            life.internet().withdrawByHand();
            life.owner().moveUnasked();
            unattended(life, 2);
            life.owner().leaveOld();
            unattended(life, 6);
            assertMailIsLost(life);
        }
    }

    /// Until all that is wanted has come about, and a week more.
    private static void live(WholeLife life, Crontab crontab, WholeLife.Act look) throws IOException {
        int after = 0;
        for (int day = 0; day < LONGEST && after < AFTERWARDS; day++) {
            life.day(look, crontab::goOn);
            after += crontab.reached() ? 1 : 0;
        }
    }

    /// Enforced for two weeks, without a plan, and everybody knows.
    private static void enforced(WholeLife life) throws IOException {
        life.internet().publishByHand("""
                version: STSv1\r
                mode: enforce\r
                mx: *.oldmail.example\r
                max_age: 1209600\r
                """);
        unattended(life, 1);
        assertThat(life.seen()).containsExactly("record, enforce 14 d oldmail");
    }

    private static void unattended(WholeLife life, int days) throws IOException {
        for (int day = 0; day < days; day++) {
            life.day(() -> {}, () -> {});
        }
    }

    private static void assertNothingIsLost(WholeLife life) {
        assertThat(life.lawful()).hasSizeGreaterThanOrEqualTo(8).allSatisfy(each -> {
            assertThat(each.tally().failures()).as(each.name()).isEmpty();
            // Every step waits until no policy is held that it would break, so nothing is even late.
            assertThat(each.tally().delays()).as(each.name()).isEmpty();
        });
    }

    private static void assertMailIsLost(WholeLife life) {
        List<String> lost = life.lawful().stream()
                .flatMap(each -> each.tally().failures().stream())
                .toList();
        assertThat(lost).hasSizeGreaterThan(10).allMatch(each -> each.endsWith("under enforce"));
    }
}
