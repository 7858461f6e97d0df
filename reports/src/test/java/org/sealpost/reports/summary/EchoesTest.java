package org.sealpost.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.row.Row;
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

    private List<State> states(Row... rows) {
        return List.of(rows).stream()
                .map(row -> new Echoes(published).of(List.of(row)).getFirst().state())
                .toList();
    }

    private static Row row(LocalDate day, PolicyEcho echo) {
        return new Row(
                DomainName.of("example.org"),
                day,
                1,
                new Reporter.Proven(DomainName.of("large.example")),
                PolicyType.Known.STS,
                echo,
                1,
                10,
                0,
                List.of(),
                Instant.parse("2026-11-12T00:00:00Z"));
    }

    private static PolicyEcho.Of policy(String mode, String... mx) {
        return new PolicyEcho.Of(mode, new TreeSet<>(List.of(mx)));
    }
}
