package org.sealpost.publish.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Entry.Mark;
import org.sealpost.publish.cache.Caches;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Reading;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Adoption;
import org.sealpost.publish.plan.Confirmation;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Seen;
import org.sealpost.publish.plan.Step;

/// Makes the steps of a plan, each once, each seen before the next.
///
/// It keeps nothing in memory: what was done is in the journal, what was seen in the history, and both are written
/// before the world is touched. So it may be killed at any moment and asked again; a step that was begun is made
/// again or found made.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-8.1">RFC 8461 §8.1</a>
public final class Applier {
    /// After a plan was given up, what it had begun may still appear: name servers and edges follow within this
    /// time.
    public static final Duration SETTLING = Duration.ofMinutes(10);

    /// How a plan ends in the journal whose steps were all made and seen.
    public static final String DONE = "done";

    private final Journal journal;
    private final Reach reach;
    private final InstantSource clock;
    private final Consent consent;

    /// Values of others are never let go.
    public Applier(Journal journal, Reach reach, InstantSource clock) {
        this(journal, reach, clock, Consent.NONE);
    }

    /// @param consent asked before values of others are let go
    public Applier(Journal journal, Reach reach, InstantSource clock, Consent consent) {
        this.journal = journal;
        this.reach = reach;
        this.clock = clock;
        this.consent = consent;
    }

    /// Begins a plan, if it still rests on what is so, and goes as far as it can now.
    ///
    /// @param person who asks
    public Progress begin(Plan plan, Confirmation confirmation, String planner, String person) {
        Optional<Progress.Refused> refused = accept(plan, confirmation, planner, person);
        return refused.isPresent() ? refused.get() : resume(plan.domain());
    }

    /// Begins a plan, if it still rests on what is so, and makes no step yet.
    ///
    /// @param person who asks
    /// @return empty when it is under way from now on
    public Optional<Progress.Refused> accept(Plan plan, Confirmation confirmation, String planner, String person) {
        DomainName domain = plan.domain();
        if (journal.underway(domain).isPresent()) {
            return Optional.of(new Progress.Refused(Progress.Reason.IN_FLIGHT, domain.ascii()));
        }
        if (!plan.risk().confirmed(confirmation, domain, planner)) {
            return Optional.of(new Progress.Refused(
                    Progress.Reason.NOT_CONFIRMED, plan.risk().name()));
        }
        Observed now = new Look(reach).observe(plan.basis().desired());
        Optional<String> moved = Look.difference(plan.basis().observed(), now);
        if (moved.isPresent()) {
            return Optional.of(new Progress.Refused(Progress.Reason.STALE, moved.get()));
        }
        Instant at = clock.instant();
        journal.append(domain, Adoption.events(plan.basis().desired(), now, journal.history(domain), at, true));
        return journal.begin(plan, person + ": " + confirmation, at)
                ? Optional.empty()
                : Optional.of(new Progress.Refused(Progress.Reason.IN_FLIGHT, domain.ascii()));
    }

    /// What a plan rests on and is so no longer; empty when it may begin as far as that goes.
    public Optional<String> moved(Plan plan) {
        return Look.difference(
                plan.basis().observed(), new Look(reach).observe(plan.basis().desired()));
    }

    /// Goes on with the plan that is under way, as far as it can now.
    public Progress resume(DomainName domain) {
        Optional<Underway> underway = journal.underway(domain);
        if (underway.isEmpty()) {
            return new Progress.Idle();
        }
        Plan plan = underway.get().plan();
        for (Step step : plan.steps()) {
            if (!underway.get().has(step.number(), Mark.DONE)) {
                boolean started = underway.get().has(step.number(), Mark.STARTED);
                Optional<Progress> stop = new Attempt(plan, step, started).make();
                if (stop.isPresent()) {
                    return stop.get();
                }
            }
        }
        journal.end(plan.id(), DONE, clock.instant());
        return new Progress.Done();
    }

    /// Gives up the plan that is under way, where it stands. The next plan begins from what is seen then.
    public void abandon(DomainName domain, String person) {
        journal.underway(domain)
                .ifPresent(underway -> journal.end(underway.plan().id(), "given up by " + person, clock.instant()));
    }

    /// One step, now.
    private final class Attempt {
        private final Plan plan;
        private final Step step;
        private boolean started;
        private String label = "";

        Attempt(Plan plan, Step step, boolean started) {
            this.plan = plan;
            this.step = step;
            this.started = started;
        }

        /// Empty when it is done.
        Optional<Progress> make() {
            return switch (step.action()) {
                case Action.Wait(var until) -> {
                    Instant now = clock.instant();
                    Instant date = until.date(new Caches(journal.history(plan.domain()), now));
                    yield date.isAfter(now) ? Optional.of(new Progress.Waiting(step, date)) : done(List.of());
                }
                case Action.Serve(Fact.Policy policy, boolean ahead) -> serve(policy, ahead);
                case Action.StopServing _ -> stopServing();
                case Action.Write write -> write(write);
                case Action.PrepareHosts _ -> {
                    Inspection after = inspect();
                    yield after.holds(step.after())
                            ? done(List.of())
                            : Optional.of(new Progress.Owner(step, after.missing()));
                }
                case Action.ChangeMx(Fact.Mx _, Fact.Mx to) -> changeMx(to);
            };
        }

        private Optional<Progress> serve(Fact.Policy policy, boolean ahead) {
            if (!started) {
                Optional<Progress> stop = check();
                if (stop.isPresent()) {
                    return stop;
                }
                start(policy);
            }
            if (!inspect().holds(step.after())) {
                reach.edges().serve(plan.domain(), policy.body());
                Inspection after = inspect();
                if (!after.holds(step.after())) {
                    return Optional.of(new Progress.Held(step, after.missing(), Optional.empty()));
                }
            }
            return done(ahead ? List.of() : List.of(policy));
        }

        private Optional<Progress> stopServing() {
            var nothing = new Fact.NoPolicy();
            if (!started) {
                Optional<Progress> stop = check();
                if (stop.isPresent()) {
                    return stop;
                }
                start(nothing);
            }
            reach.edges().stop(plan.domain());
            return verify(nothing);
        }

        private Optional<Progress> write(Action.Write write) {
            if (started && inspect().holds(step.after())) {
                return done(List.of(write.meaning()));
            }
            // Looked at again after a restart: what was seen before the crash may be so no more.
            Optional<Progress> stop = check();
            if (stop.isPresent()) {
                return stop;
            }
            start(write.meaning());
            Optional<DnsWriter> writer = reach.zones().writer(write.change().name());
            if (writer.isEmpty()) {
                Inspection after = inspect();
                return after.holds(step.after())
                        ? done(List.of(write.meaning()))
                        : Optional.of(new Progress.Owner(step, after.missing()));
            }
            return made(writer.get(), write, write.change());
        }

        private Optional<Progress> made(DnsWriter writer, Action.Write write, Change change) {
            return switch (writer.write(change)) {
                case Writing.Written _ -> verify(write.meaning());
                case Writing.Conflict(Reading found) ->
                    stands(writer, change)
                            ? verify(write.meaning())
                            : Optional.of(new Progress.Conflict(step, found.toString()));
                case Writing.Foreign(RecordSet _, List<String> values) -> {
                    boolean asked = change.foreign() == Change.Foreign.KEPT;
                    if (!asked || !consent.given(change, values)) {
                        yield Optional.of(new Progress.Foreign(step, change, values));
                    }
                    journal.mark(
                            plan.id(),
                            new Entry(step.number(), Mark.LET_GO, clock.instant(), String.join(" | ", values)));
                    yield made(writer, write, change.replacingForeign());
                }
                case Writing.Failed(String why, Optional<Duration> retryAfter) ->
                    Optional.of(new Progress.Held(step, List.of(why), retryAfter.map(clock.instant()::plus)));
            };
        }

        /// Whether it was written already, before a crash or by someone else.
        private static boolean stands(DnsWriter writer, Change change) {
            Optional<RecordSet> wanted = change.wanted();
            Optional<RecordSet.Type> type = wanted.or(change::expected).map(RecordSet::type);
            if (type.isEmpty()) {
                return true;
            }
            return switch (writer.read(change.name(), type.get())) {
                case Reading.Found(RecordSet records) -> Inspection.same(Optional.of(records), wanted);
                case Reading.Absent _ -> wanted.isEmpty();
                case Reading.Failed _ -> false;
            };
        }

        private Optional<Progress> changeMx(Fact.Mx to) {
            if (started) {
                seenMx(to);
                if (inspect().holds(step.after())) {
                    return done(List.of(to));
                }
            }
            Optional<Progress> stop = check();
            if (stop.isPresent()) {
                return stop;
            }
            start(to);
            Inspection after = inspect();
            return after.holds(step.after())
                    ? done(List.of(to))
                    : Optional.of(new Progress.Owner(step, after.missing()));
        }

        /// What the servers show on the way from one set of hosts to another is kept too.
        private void seenMx(Fact.Mx to) {
            var events = new ArrayList<Event>();
            for (Seen<MxSet> answer : reach.servers().mx(plan.domain())) {
                if (answer instanceof Seen.Known<MxSet>(MxSet set)) {
                    var seen = new Fact.Mx(set.hosts(), set.ttl());
                    if (!seen.equals(to)) {
                        events.add(Event.offered(clock.instant(), seen));
                    }
                }
            }
            append(events);
        }

        private Optional<Progress> check() {
            Inspection before = inspect();
            if (before.holds(step.before())) {
                label = before.label();
                return Optional.empty();
            }
            return Optional.of(new Progress.Held(step, before.missing(), before.earliest()));
        }

        /// Before the world is touched, it is written down that it may have been.
        private void start(Fact meaning) {
            append(List.of(Event.offered(clock.instant(), meaning)));
            if (!started) {
                journal.mark(plan.id(), new Entry(step.number(), Mark.STARTED, clock.instant(), label));
                started = true;
            }
        }

        private Optional<Progress> verify(Fact meaning) {
            Inspection after = inspect();
            return after.holds(step.after())
                    ? done(List.of(meaning))
                    : Optional.of(new Progress.Held(step, after.missing(), Optional.empty()));
        }

        private Optional<Progress> done(List<Fact> settled) {
            Instant now = clock.instant();
            append(settled.stream().map(fact -> Event.settled(now, fact)).toList());
            journal.mark(plan.id(), new Entry(step.number(), Mark.DONE, now, ""));
            return Optional.empty();
        }

        /// Only what the history does not say already.
        private void append(List<Event> events) {
            var fresh = events.stream()
                    .filter(event -> event.alone()
                            || journal.history(plan.domain()).open(event.fact().subject()).stream()
                                    .noneMatch(each -> each.fact().equals(event.fact())))
                    .toList();
            if (!fresh.isEmpty()) {
                journal.append(plan.domain(), fresh);
            }
        }

        private Inspection inspect() {
            return new Inspection(reach, journal, plan.domain(), clock.instant());
        }
    }
}
