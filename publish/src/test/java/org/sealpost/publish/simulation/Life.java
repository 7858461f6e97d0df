package org.sealpost.publish.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Applier;
import org.sealpost.publish.apply.Look;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.Reading;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Basis;
import org.sealpost.publish.plan.Confirmation;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planner;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Step;
import org.sealpost.publish.plan.Terms;
import org.sealpost.publish.plan.Transition;
import org.sealpost.publish.rollout.EnforceGate.Answer;
import org.sealpost.publish.rollout.HostStage;
import org.sealpost.publish.rollout.Regions;
import org.sealpost.publish.rollout.Stage;

/// One random life of a domain: an owner who wants one thing after another, a controller that is killed now and
/// then, senders that deliver all the while.
final class Life {
    private static final Confirmation TYPED = new Confirmation.Typed("example.org");
    private static final long START = 1_795_000_000L;

    private final SplittableRandom random;
    private final Planted planted;
    private final Fuse fuse = new Fuse();
    private final Memory memory = new Memory(fuse);
    private final World world;
    private final Invariants invariants;
    private final List<Sender> senders = new ArrayList<>();
    private final Wishes wishes;
    private final Terms terms;
    private final int crashes;
    private Desired wanted;
    private Optional<Stage> stage = Optional.empty();
    private int plans;
    private int deliveries;

    /// @param crashes of a hundred times that the controller is asked, how often it is killed
    Life(long seed, Planted planted, int crashes) {
        this.random = new SplittableRandom(seed);
        this.planted = planted;
        this.crashes = crashes;
        this.wishes = new Wishes(random);
        Set<DomainName> hosts = wishes.someHosts();
        boolean moved = random.nextInt(4) == 0;
        Optional<Octets> elsewhere = moved
                ? Optional.of(Octets.utf8(wishes.policy(
                                random.nextBoolean() ? Mode.ENFORCE : Mode.TESTING,
                                Duration.ofDays(random.nextInt(1, 30)),
                                hosts)
                        .render()))
                : Optional.empty();
        this.world = new World(random, fuse, START, hosts, elsewhere);
        this.wanted = Wishes.first(hosts, Duration.ofSeconds(random.nextInt(1, 12) * 300L));
        this.terms = new Terms(Duration.ofDays(1), Duration.ofHours(1), random.nextBoolean(), false);
        if (moved) {
            keptElsewhere(elsewhere.orElseThrow());
        }
        this.invariants = new Invariants(world, memory);
        for (Sender.Kind kind : Sender.Kind.values()) {
            senders.add(new Sender(kind, world, random));
        }
        world.lying = planted == Planted.STALE_EDGE;
        world.ownerWrites = random.nextInt(6) == 0;
        world.touched = invariants::judge;
    }

    /// Before our time the policy was served, and the record kept, by someone else.
    private void keptElsewhere(Octets body) {
        var ttl = Duration.ofHours(1);
        var address = new RecordSet(World.HOST, RecordSet.Type.A, ttl, List.of("203.0.113.9"));
        var txt = new RecordSet(World.RECORD, RecordSet.Type.TXT, ttl, List.of("v=STSv1; id=before1;"));
        world.now = START - 86_400;
        world.put(new Change(World.HOST, Optional.empty(), Optional.of(address)));
        world.put(new Change(World.RECORD, Optional.empty(), Optional.of(txt)));
        world.now = START;
        wanted = wanted.with(StsPolicy.parse(body).value().orElseThrow());
    }

    /// Killed at this moment of its life, and at no other.
    Life killedAt(int moment) {
        fuse.light(moment);
        return this;
    }

    /// How many moments there were at which it could be killed.
    int moments() {
        return fuse.passed();
    }

    /// What was broken; empty if all held.
    Set<String> live(int wishCount) {
        if (wanted.policy().isPresent()) {
            carry(wanted);
        }
        for (int i = 0; i < wishCount && invariants.broken().isEmpty(); i++) {
            Desired next = wishes.after(wanted);
            if (carry(next)) {
                wanted = next;
            }
            pass(random.nextLong(86_400L * 10));
        }
        return invariants.broken();
    }

    int plans() {
        return plans;
    }

    int deliveries() {
        return deliveries;
    }

    private Planning plan(Desired desired) {
        var observed = new Look(world.reach()).observe(desired);
        return Planner.plan(new Basis(desired, observed, memory.history(World.DOMAIN), terms, world.instant()));
    }

    /// Plans and applies until nothing is left to do; false if no plan could be made.
    private boolean carry(Desired desired) {
        for (int attempt = 0; attempt < 20; attempt++) {
            settle();
            switch (plan(desired)) {
                case Planning.Refused _ -> {
                    return false;
                }
                case Planning.Nothing _ -> {
                    return true;
                }
                case Planning.Planned(Plan plan) -> {
                    plans++;
                    boolean done = apply(planted.in(plan));
                    if (!invariants.broken().isEmpty()) {
                        return true;
                    }
                    if (done) {
                        if (planted == Planted.NOTHING && !(plan(desired) instanceof Planning.Nothing)) {
                            invariants.broke("I9 a plan after the plan was carried out: " + plan(desired));
                        }
                        retireHosts(plan);
                        return true;
                    }
                }
            }
        }
        invariants.broke("I9 it does not converge");
        return true;
    }

    /// Name servers and edges follow, so that they agree.
    private void settle() {
        Optional<Long> next = world.nextChange();
        while (next.isPresent()) {
            passTo(next.get());
            next = world.nextChange();
        }
    }

    private void retireHosts(Plan plan) {
        for (Step step : plan.steps()) {
            if (step.action() instanceof Action.ChangeMx change
                    && change.to().hosts().equals(world.mxNow())) {
                change.removed().forEach(world::ownerStops);
            }
        }
    }

    /// True when it was carried out, false when it was given up or never begun.
    private boolean apply(Plan plan) {
        boolean strict = plan.transitions().contains(Transition.TO_ENFORCE)
                || plan.transitions().contains(Transition.RAISE_MAX_AGE);
        if (strict && random.nextInt(3) > 0) {
            world.gate = new Answer.Open(world.instant());
        } else {
            world.gate = new Answer.Unknown(List.of("too early"), world.instant());
        }
        Optional<Progress> progress = ask(plan, true);
        for (int wake = 0; wake < 300 && invariants.broken().isEmpty(); wake++) {
            if (progress.isEmpty()) {
                pass(random.nextInt(1, 600));
                boolean begun = memory.underway(World.DOMAIN).isPresent();
                if (!begun) {
                    return false;
                }
                progress = ask(plan, false);
                continue;
            }
            switch (progress.get()) {
                case Progress.Done _, Progress.Idle _ -> {
                    return true;
                }
                case Progress.Refused(Progress.Reason reason, String detail) -> {
                    invariants.broke("refused: " + reason + " " + detail);
                    return false;
                }
                case Progress.Conflict(Step step, String found) -> {
                    invariants.broke("I9 a conflict with oneself at " + step.action() + ": " + found);
                    return false;
                }
                case Progress.Foreign(Step step, var _, List<String> values) -> {
                    invariants.broke("I9 values of others at " + step.action() + ": " + values);
                    return false;
                }
                case Progress.Waiting(Step _, var until) ->
                    passTo(
                            random.nextInt(8) == 0
                                    ? world.now + random.nextInt(3_600)
                                    : until.getEpochSecond() + random.nextInt(60));
                case Progress.Owner(Step step, List<String> _) -> {
                    pass(random.nextInt(7_200));
                    owner(step.action());
                }
                case Progress.Held _ -> {
                    pass(random.nextInt(60, 1_800));
                    if (random.nextInt(4) == 0) {
                        pass(86_400);
                        world.gate = new Answer.Open(world.instant());
                    }
                }
            }
            if (random.nextInt(60) == 0 && planted == Planted.NOTHING) {
                giveUp();
                return false;
            }
            progress = ask(plan, false);
        }
        if (invariants.broken().isEmpty()) {
            invariants.broke("I9 stuck: " + progress + " of " + plan.steps());
        }
        return false;
    }

    private void giveUp() {
        new Applier(memory, world.reach(), world).abandon(World.DOMAIN, "the owner");
    }

    /// Empty: it was killed.
    private Optional<Progress> ask(Plan plan, boolean begin) {
        if (random.nextInt(100) < crashes) {
            fuse.light(random.nextInt(1, 60));
        }
        fuse.arm(true);
        try {
            var applier = new Applier(memory, world.reach(), world);
            return Optional.of(begin ? applier.begin(plan, TYPED, "owner", "owner") : applier.resume(World.DOMAIN));
        } catch (Crash _) {
            return Optional.empty();
        } finally {
            fuse.arm(false);
            stage();
        }
    }

    /// The roll-out goes from stage to stage only where it may.
    private void stage() {
        if (memory.history(World.DOMAIN).stood().isEmpty()) {
            return;
        }
        Stage now = Regions.of(memory.history(World.DOMAIN), List.of(), 0, HostStage.SERVING, world.instant())
                .stage();
        Set<Stage> next = stage.map(Stage::next).orElse(Set.of(Stage.values()));
        // A policy may be served and promised between two looks.
        boolean lawful = next.contains(now)
                || (next.contains(Stage.PREPARING) && Stage.PREPARING.next().contains(now));
        if (!stage.equals(Optional.of(now)) && !lawful) {
            invariants.broke("from stage " + stage.get() + " to " + now);
        }
        stage = Optional.of(now);
    }

    private void owner(Action action) {
        switch (action) {
            case Action.PrepareHosts(Set<DomainName> hosts) -> world.ownerPrepares(hosts);
            case Action.ChangeMx(var _, var to) -> world.ownerChangesMx(to.hosts());
            case Action.Write write -> {
                if (!present(write.change())) {
                    world.put(write.change());
                }
            }
            case Action.Serve _, Action.StopServing _, Action.Wait _ -> throw new IllegalStateException();
        }
    }

    private boolean present(Change change) {
        return change.wanted()
                .map(set -> world.read(set.name(), set.type()).equals(new Reading.Found(set)))
                .orElse(false);
    }

    private void pass(long seconds) {
        passTo(world.now + seconds);
    }

    /// Time goes on; at each change, and at some moments between, everyone delivers and everything is judged.
    private void passTo(long time) {
        while (world.now < time) {
            long next = Math.min(time, world.nextChange().orElse(time));
            if (next > world.now + 1 && random.nextInt(3) == 0) {
                next = random.nextLong(world.now + 1, next);
            }
            world.now = next;
            invariants.judge();
            deliver();
        }
    }

    private void deliver() {
        for (Sender sender : senders) {
            deliveries++;
            if (!sender.delivers()) {
                invariants.broke("I11 mail given up by a sender");
            }
        }
    }
}
