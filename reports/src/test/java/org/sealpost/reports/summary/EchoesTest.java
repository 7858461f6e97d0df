package org.sealpost.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Applied;
import org.sealpost.reports.summary.Summary.EchoLine;
import org.sealpost.reports.summary.Summary.State;

class EchoesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-10");
    private static final PolicyEcho.Of OLD = policy("testing", "mx1.example.org");
    private static final PolicyEcho.Of NEW = policy("testing", "mx1.example.org", "mx2.example.org");

    private final TreeMap<Instant, PolicyEcho.Of> published = new TreeMap<>();

    @Test
    void whatWasPublishedThatDayIsCurrent() {
        published.put(Instant.parse("2026-11-01T00:00:00Z"), OLD);
        published.put(Instant.parse("2026-11-09T12:00:00Z"), NEW);

        assertThat(states(row(DAY, NEW), row(DAY.minusDays(3), OLD))).containsExactly(State.CURRENT, State.CURRENT);
    }

    @Test
    void whatWasPublishedBeforeIsFromACache() {
        published.put(Instant.parse("2026-11-01T00:00:00Z"), OLD);
        published.put(Instant.parse("2026-11-09T12:00:00Z"), NEW);

        assertThat(states(row(DAY, OLD))).containsExactly(State.EARLIER);
    }

    @Test
    void theSameHostsInAnotherModeAreNotCurrent() {
        published.put(Instant.parse("2026-11-01T00:00:00Z"), OLD);

        assertThat(states(row(DAY, policy("enforce", "mx1.example.org")))).containsExactly(State.EARLIER);
    }

    @Test
    void aPolicyThatNobodyPublishedIsForeign() {
        published.put(Instant.parse("2026-11-01T00:00:00Z"), OLD);

        assertThat(states(row(DAY, policy("enforce", "mx.elsewhere.example")))).containsExactly(State.FOREIGN);
    }

    @Test
    void withoutAnEchoOrALookNothingIsKnown() {
        assertThat(states(row(DAY, NEW))).containsExactly(State.UNKNOWN);
        published.put(Instant.parse("2026-11-01T00:00:00Z"), OLD);
        assertThat(states(row(DAY, new PolicyEcho.Absent()))).containsExactly(State.UNKNOWN);
    }

    @Test
    void aDayBeforeTheFirstLookIsComparedWithThat() {
        published.put(Instant.parse("2026-11-15T00:00:00Z"), OLD);

        assertThat(states(row(DAY, OLD))).containsExactly(State.CURRENT);
    }

    @Test
    void aPolicyThatWasChangedIsToldForEachOfItsStates() {
        published.put(Instant.parse("2026-11-01T00:00:00Z"), OLD);
        published.put(Instant.parse("2026-11-09T12:00:00Z"), NEW);

        var applied = new Applied(OLD, Map.of(DAY, new Tally(1, 2), DAY.minusDays(3), new Tally(30, 0)), 3);
        assertThat(new Echoes(published).of(List.of(applied)))
                .containsExactly(
                        new EchoLine(State.CURRENT, OLD, new Tally(30, 0), 3),
                        new EchoLine(State.EARLIER, OLD, new Tally(1, 2), 3));
    }

    private List<State> states(Applied... applied) {
        return List.of(applied).stream()
                .map(each -> new Echoes(published).of(List.of(each)).getFirst().state())
                .toList();
    }

    private static Applied row(LocalDate day, PolicyEcho echo) {
        return new Applied(echo, Map.of(day, new Tally(10, 0)), 1);
    }

    private static PolicyEcho.Of policy(String mode, String... mx) {
        return new PolicyEcho.Of(mode, new TreeSet<>(List.of(mx)));
    }
}
