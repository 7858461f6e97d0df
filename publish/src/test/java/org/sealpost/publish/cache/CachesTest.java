package org.sealpost.publish.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

class CachesTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final DomainName A = DomainName.of("a.example");
    private static final DomainName B = DomainName.of("b.example");

    private static Fact.Policy policy(Mode mode, Duration maxAge, String... mx) {
        return Fact.Policy.of(new StsPolicy(
                mode, maxAge, List.of(mx).stream().map(MxPattern::of).toList(), List.of()));
    }

    private static Fact.Id id(String text) {
        return new Fact.Id(new PolicyId(text), Duration.ofMinutes(5));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    @Test
    void aPolicyIsHeldForItsMaxAgeAfterItWasServedLast() {
        var week = policy(Mode.ENFORCE, Duration.ofDays(7), "a.example");
        var other = policy(Mode.ENFORCE, Duration.ofDays(1), "b.example");
        History history = History.of(
                List.of(Event.settled(day(0), week), Event.offered(day(3), other), Event.settled(day(4), other)));
        // Some edge served it until day 4; a fetch may have taken a minute.
        assertThat(new Caches(history, day(11)).policies()).contains(week.policy());
        assertThat(new Caches(history, day(11).plusSeconds(60)).policies()).containsExactly(other.policy());
    }

    @Test
    void anOlderPolicyWithALongerMaxAgeDecidesWhenItIsOver() {
        History history = History.of(List.of(
                Event.settled(day(0), policy(Mode.ENFORCE, Duration.ofDays(90), "a.example")),
                Event.settled(day(1), policy(Mode.ENFORCE, Duration.ofDays(1), "a.example")),
                Event.settled(day(2), policy(Mode.NONE, Duration.ofDays(1)))));
        assertThat(new Caches(history, day(3)).retired()).isEqualTo(day(91).plusSeconds(60));
    }

    @Test
    void whatIsServedNowCountsAsIfItEndedNow() {
        History history =
                History.of(List.of(Event.settled(day(0), policy(Mode.ENFORCE, Duration.ofDays(7), "a.example"))));
        assertThat(new Caches(history, day(30)).rollbackEnds()).isEqualTo(day(37).plusSeconds(60));
    }

    @Test
    void testingStopsNoMail() {
        History history =
                History.of(List.of(Event.settled(day(0), policy(Mode.TESTING, Duration.ofDays(7), "a.example"))));
        assertThat(new Caches(history, day(1)).covers(List.of(B), true)).isEqualTo(day(1));
    }

    @Test
    void oneCoveredHostIsEnoughForTheWeakQuestionAndNotForTheStrong() {
        History history =
                History.of(List.of(Event.settled(day(0), policy(Mode.ENFORCE, Duration.ofDays(7), "a.example"))));
        var caches = new Caches(history, day(1));
        assertThat(caches.covers(List.of(A, B), false)).isEqualTo(day(1));
        assertThat(caches.covers(List.of(A, B), true)).isEqualTo(day(8).plusSeconds(60));
    }

    @Test
    void aWildcardCoversOneLabelAndNotTwo() {
        // RFC 8461 §4.1.
        History history =
                History.of(List.of(Event.settled(day(0), policy(Mode.ENFORCE, Duration.ofDays(7), "*.p.example"))));
        var caches = new Caches(history, day(1));
        assertThat(caches.covers(List.of(DomainName.of("mx.p.example")), true)).isEqualTo(day(1));
        assertThat(caches.covers(List.of(DomainName.of("eu.mx.p.example")), true))
                .isAfter(day(1));
        assertThat(caches.covers(List.of(DomainName.of("p.example")), true)).isAfter(day(1));
    }

    @Test
    void resolversKeepMxHostsForTheirTtl() {
        var old = new Fact.Mx(Set.of(A), Duration.ofHours(1));
        var next = new Fact.Mx(Set.of(B), Duration.ofHours(1));
        History history = History.of(
                List.of(Event.settled(day(0), old), Event.offered(day(1), next), Event.settled(day(2), next)));
        assertThat(new Caches(history, day(2).plusSeconds(3_599)).mxSets()).containsExactly(Set.of(A), Set.of(B));
        assertThat(new Caches(history, day(2).plusSeconds(3_600)).mxSets()).containsExactly(Set.of(B));
        assertThat(new Caches(history, day(2)).forgotten(Subject.MX)).isEqualTo(day(2).plusSeconds(3_600));
    }

    @Test
    void aPolicyIsServedUntilNobodyIsLedToItsHostAnyMore() {
        var old = policy(Mode.ENFORCE, Duration.ofDays(7), "a.example");
        var next = policy(Mode.ENFORCE, Duration.ofDays(7), "b.example");
        var there = new Fact.Host(List.of(), Duration.ofHours(6));
        var here = new Fact.Host(List.of(), Duration.ofHours(1));
        History history = History.of(List.of(
                Event.settled(day(0), old),
                Event.settled(day(0), there),
                Event.settled(day(1), here),
                Event.settled(day(1), next)));
        assertThat(new Caches(history, day(2)).covers(List.of(B), true))
                .isEqualTo(day(8).plus(Duration.ofHours(6)).plusSeconds(60));
    }

    @Test
    void anIdBeforeItsBodyLeavesSendersWithTheOldBodyUnderTheNewId() {
        var old = policy(Mode.ENFORCE, Duration.ofDays(7), "a.example");
        var next = policy(Mode.ENFORCE, Duration.ofDays(7), "b.example");
        History history = History.of(List.of(
                Event.settled(day(0), old),
                Event.settled(day(0), id("old")),
                Event.settled(day(1), id("new")),
                Event.settled(day(1).plusSeconds(600), next)));
        assertThat(history.mixed(new PolicyId("new"), next.body())).isTrue();
    }

    @Test
    void aBodyBeforeItsIdIsHarmless() {
        var old = policy(Mode.ENFORCE, Duration.ofDays(7), "a.example");
        var next = policy(Mode.ENFORCE, Duration.ofDays(7), "b.example");
        History history = History.of(List.of(
                Event.settled(day(0), old),
                Event.settled(day(0), id("old")),
                Event.settled(day(1), next),
                Event.settled(day(1).plusSeconds(600), id("new"))));
        assertThat(history.mixed(new PolicyId("new"), next.body())).isFalse();
        assertThat(history.bodyOf(new PolicyId("new"))).contains(next.body());
    }

    @Test
    void anIdUsedAgainForAnotherBodyIsSeen() {
        var one = policy(Mode.ENFORCE, Duration.ofDays(7), "a.example");
        var two = policy(Mode.ENFORCE, Duration.ofDays(7), "b.example");
        History history = History.of(List.of(
                Event.settled(day(0), one),
                Event.settled(day(0), id("x")),
                Event.settled(day(1), two),
                Event.settled(day(1), id("y")),
                Event.settled(day(2), id("x"))));
        assertThat(history.bodyOf(new PolicyId("x"))).contains(one.body());
        assertThat(history.mixed(new PolicyId("x"), two.body())).isTrue();
    }

    @Test
    void anEdgeThatFallsBackMixesTheId() {
        var old = policy(Mode.ENFORCE, Duration.ofDays(7), "a.example");
        var next = policy(Mode.ENFORCE, Duration.ofDays(7), "b.example");
        History history = History.of(List.of(
                Event.settled(day(0), old),
                Event.settled(day(1), next),
                Event.settled(day(1), id("new")),
                Event.offered(day(2), old),
                Event.settled(day(3), next)));
        assertThat(history.mixed(new PolicyId("new"), next.body())).isTrue();
        assertThat(new Caches(history, day(4)).policies()).contains(old.policy());
    }

    @Test
    void whatWasFoundAtTheBeginningIsNoChange() {
        History found = History.of(List.of(Event.settled(day(0), id("x"))));
        assertThat(found.lastChange()).isEmpty();
        assertThat(found.with(Event.settled(day(5), id("y"))).lastChange()).contains(day(5));
        var longer = new Fact.Id(new PolicyId("x"), Duration.ofHours(1));
        assertThat(found.with(Event.settled(day(5), longer)).lastChange()).isEmpty();
    }
}
