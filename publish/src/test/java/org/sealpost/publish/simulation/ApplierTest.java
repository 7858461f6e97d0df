package org.sealpost.publish.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Applier;
import org.sealpost.publish.apply.Entry;
import org.sealpost.publish.apply.Look;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.apply.Reach;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Reading;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.plan.Basis;
import org.sealpost.publish.plan.Confirmation;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planner;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Terms;
import org.sealpost.publish.rollout.EnforceGate.Answer;

class ApplierTest {
    private static final Confirmation YES = new Confirmation.Yes();
    private static final Confirmation TYPED = new Confirmation.Typed("example.org");
    private static final Set<DomainName> HOSTS = Set.of(DomainName.of("a.example"));

    private final Fuse fuse = new Fuse();
    private final Memory memory = new Memory(fuse);
    private final World world = new World(new SplittableRandom(3), fuse, 1_795_000_000L, HOSTS, Optional.empty());
    private final Applier applier = new Applier(memory, world.reach(), world);

    private static Desired desired(Mode mode) {
        return Wishes.first(HOSTS, Duration.ofMinutes(5))
                .with(new StsPolicy(mode, Duration.ofDays(1), List.of(MxPattern.of("a.example")), List.of()));
    }

    private Plan plan(Desired desired) {
        var observed = new Look(world.reach()).observe(desired);
        Planning planning =
                Planner.plan(new Basis(desired, observed, memory.history(World.DOMAIN), Terms.USUAL, world.instant()));
        return planning instanceof Planning.Planned(Plan plan) ? plan : failed(planning);
    }

    private static Plan failed(Planning planning) {
        throw new AssertionError(planning.toString());
    }

    private void untilDone(Progress first) {
        Progress progress = first;
        for (int i = 0; i < 100 && !(progress instanceof Progress.Done); i++) {
            world.now += 900;
            progress = applier.resume(World.DOMAIN);
        }
        assertThat(progress).isInstanceOf(Progress.Done.class);
    }

    private void testing() {
        untilDone(applier.begin(plan(desired(Mode.TESTING)), YES, "ada", "ada"));
    }

    @Test
    void aPlanIsStaleWhenSomethingMoved() {
        Plan plan = plan(desired(Mode.TESTING));
        world.ownerChangesMx(Set.of(DomainName.of("b.example")));
        world.now += 400;
        assertThat(applier.begin(plan, YES, "ada", "ada"))
                .isEqualTo(new Progress.Refused(Progress.Reason.STALE, "the MX hosts"));
        assertThat(memory.underway(World.DOMAIN)).isEmpty();
    }

    @Test
    void aSecondPlanIsRefusedWhileOneIsUnderWay() {
        Plan plan = plan(desired(Mode.TESTING));
        applier.begin(plan, YES, "ada", "ada");
        assertThat(applier.begin(plan, YES, "ada", "ada"))
                .isEqualTo(new Progress.Refused(Progress.Reason.IN_FLIGHT, "example.org"));
    }

    @Test
    void aRedPlanNeedsMoreThanAYes() {
        testing();
        Plan plan = plan(desired(Mode.ENFORCE));
        assertThat(applier.begin(plan, YES, "ada", "ada"))
                .isEqualTo(new Progress.Refused(Progress.Reason.NOT_CONFIRMED, "RED"));
        assertThat(applier.begin(plan, TYPED, "ada", "ada")).isInstanceOf(Progress.Held.class);
    }

    @Test
    void enforceIsServedOnlyWhenTheGateOpens() {
        testing();
        world.gate = new Answer.Shut(List.of("a host fails"));
        Progress held = applier.begin(plan(desired(Mode.ENFORCE)), TYPED, "ada", "ada");
        assertThat(held)
                .isInstanceOfSatisfying(
                        Progress.Held.class, each -> assertThat(each.why()).contains("a host fails"));
        assertThat(world.pushed).hasSize(1);
        world.now += 86_400;
        world.gate = new Answer.Open(world.instant());
        untilDone(applier.resume(World.DOMAIN));
        assertThat(world.pushed).hasSize(2);
    }

    @Test
    void aForeignValueIsNotOverwritten() {
        testing();
        world.gate = new Answer.Open(world.instant());
        Plan plan = plan(desired(Mode.ENFORCE));
        Progress first = applier.begin(plan, TYPED, "ada", "ada");
        if (first instanceof Progress.Held) {
            RecordSet there = ((Reading.Found) world.read(World.RECORD, RecordSet.Type.TXT)).records();
            var foreign = new RecordSet(
                    World.RECORD, RecordSet.Type.TXT, Duration.ofMinutes(5), List.of("v=STSv1; id=foreign1;"));
            world.put(new Change(World.RECORD, Optional.of(there), Optional.of(foreign)));
            Progress progress = first;
            for (int i = 0; i < 20 && !(progress instanceof Progress.Conflict); i++) {
                world.now += 900;
                progress = applier.resume(World.DOMAIN);
            }
            assertThat(progress).isInstanceOf(Progress.Conflict.class);
            assertThat(world.read(World.RECORD, RecordSet.Type.TXT).toString()).contains("foreign1");
        } else {
            throw new AssertionError("the edges of this world follow late: " + first);
        }
    }

    @Test
    void aPlanThatIsGivenUpLeavesRoomForAnother() {
        applier.begin(plan(desired(Mode.TESTING)), YES, "ada", "ada");
        applier.abandon(World.DOMAIN, "ada");
        world.now += 3_600;
        testing();
        assertThat(memory.underway(World.DOMAIN)).isEmpty();
    }

    @Test
    void valuesOfOthersGoOnlyWithConsent() {
        var guarded = new GuardedWriter(world);
        Reach plain = world.reach();
        var reach = new Reach(
                plain.edges(),
                plain.elsewhere(),
                plain.servers(),
                plain.hosts(),
                _ -> Optional.of(guarded),
                plain.gate());
        Progress progress = new Applier(memory, reach, world).begin(plan(desired(Mode.TESTING)), YES, "ada", "ada");
        assertThat(progress).isInstanceOf(Progress.Foreign.class);
        assertThat(guarded.written).isEmpty();

        new Applier(memory, reach, world, (_, values) -> values.equals(List.of("of others"))).resume(World.DOMAIN);
        assertThat(guarded.written).first().isEqualTo(Change.Foreign.REPLACED);
        assertThat(memory.underway(World.DOMAIN).orElseThrow().entries())
                .anyMatch(entry ->
                        entry.mark() == Entry.Mark.LET_GO && entry.note().equals("of others"));
    }

    /// Everything that stands anywhere is somebody else's.
    private record GuardedWriter(World world, List<Change.Foreign> written) implements DnsWriter {
        GuardedWriter(World world) {
            this(world, new ArrayList<>());
        }

        @Override
        public boolean atomic() {
            return true;
        }

        @Override
        public Reading read(DomainName name, RecordSet.Type type) {
            return world.read(name, type);
        }

        @Override
        public Writing write(Change change) {
            if (change.foreign() == Change.Foreign.KEPT) {
                return new Writing.Foreign(change.wanted().or(change::expected).orElseThrow(), List.of("of others"));
            }
            written.add(change.foreign());
            return world.write(change);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
