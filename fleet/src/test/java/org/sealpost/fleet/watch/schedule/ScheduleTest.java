package org.sealpost.fleet.watch.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.protocol.name.DomainName;

class ScheduleTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final int FLEET = 10_000;

    private final Schedule schedule = new Schedule(new Random(1));

    private record Due(DomainName domain, Instant at) {}

    private PriorityQueue<Due> fleet() {
        var due = new PriorityQueue<>(Comparator.comparing(Due::at));
        for (int i = 0; i < FLEET; i++) {
            DomainName domain = DomainName.of("d" + i + ".example");
            due.add(new Due(domain, schedule.first(domain, LookKind.RECORDS, Intervals.USUAL, START)));
        }
        return due;
    }

    @Test
    void aFleetThatWasAddedAtOnceIsSpreadOverTheInterval() {
        Map<Long, Integer> perMinute = new HashMap<>();
        fleet().forEach(each ->
                perMinute.merge(Duration.between(START, each.at()).toMinutes(), 1, Integer::sum));

        assertThat(perMinute.values()).allMatch(count -> count < 2 * FLEET / 60);
        assertThat(perMinute.keySet()).allMatch(minute -> minute < 64);
    }

    @Test
    void everyDomainComesOnceInAnInterval() {
        DomainName domain = DomainName.of("example.org");
        Instant at = schedule.first(domain, LookKind.SERVERS, Intervals.USUAL, START);
        for (int day = 0; day < 50; day++) {
            Instant next = schedule.next(domain, LookKind.SERVERS, Intervals.USUAL, at.plusSeconds(30), false);
            assertThat(Duration.between(at, next)).isBetween(Duration.ofHours(20), Duration.ofHours(28));
            at = next;
        }
    }

    @Test
    void whatIsUndecidedIsLookedAtAgainSoon() {
        DomainName domain = DomainName.of("example.org");
        Instant next = schedule.next(domain, LookKind.SERVERS, Intervals.USUAL, START, true);

        assertThat(Duration.between(START, next)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    /// Everything is overdue after six hours in which nobody looked. It is worked off, nothing is lost, and there is
    /// no minute in which all come at once, neither then nor an hour later.
    @Test
    void whatIsOverdueIsWorkedOffAtAPace() {
        PriorityQueue<Due> due = fleet();
        Instant now = START.plus(Duration.ofHours(6));
        Pace pace = Pace.of(24L * FLEET, now);
        Set<DomainName> looked = new HashSet<>();
        List<Integer> perMinute = new ArrayList<>();
        for (int minute = 0; minute < 180; minute++) {
            int begun = 0;
            for (int second = 0; second < 60; second += 5) {
                int allowed = pace.allowed(200, now);
                var taken = new ArrayDeque<Due>();
                while (taken.size() < allowed
                        && !due.isEmpty()
                        && !due.peek().at().isAfter(now)) {
                    taken.add(due.poll());
                }
                for (Due each : taken) {
                    looked.add(each.domain());
                    due.add(new Due(
                            each.domain(),
                            schedule.next(each.domain(), LookKind.RECORDS, Intervals.USUAL, now, false)));
                }
                pace = pace.after(taken.size(), now);
                begun += taken.size();
                now = now.plusSeconds(5);
            }
            perMinute.add(begun);
        }

        assertThat(looked).hasSize(FLEET);
        assertThat(due).hasSize(FLEET);
        assertThat(perMinute).allMatch(count -> count < 3 * FLEET / 60);
        assertThat(perMinute.subList(120, 180)).allMatch(count -> count < 2 * FLEET / 60);
        assertThat(due.peek().at()).isAfter(now.minusSeconds(60));
    }

    @Test
    void aPaceSavesNoMoreThanTenSeconds() {
        Pace pace = Pace.of(864_000, START);

        assertThat(pace.allowed(1_000_000, START.plus(Duration.ofDays(9)))).isEqualTo(200);
        assertThat(pace.after(200, START).allowed(10, START)).isZero();
        assertThat(pace.after(200, START).next(START)).isEqualTo(START.plusMillis(50));
    }
}
