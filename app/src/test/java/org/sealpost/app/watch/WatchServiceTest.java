package org.sealpost.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.check.Checked;
import org.sealpost.app.render.AlertWords;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.SampleFacts;
import org.sealpost.app.store.FleetStore;
import org.sealpost.check.Judge;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.channel.Postman;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

class WatchServiceTest {
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Schedule SCHEDULE = new Schedule(new Random(1));

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final CountDownLatch kept = new CountDownLatch(1);

    @TempDir
    private Path folder = Path.of("");

    private FleetStore store;

    @BeforeEach
    void open() {
        store = FleetStore.file(folder.resolve("fleet.db"));
        Instant now = CLOCK.instant();
        store.domains().watch(WatchedDomain.of(DOMAIN, "t"), SCHEDULE, now);
        store.domains().lookNow(DOMAIN, LookKind.RECORDS, now);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private WatchService service(Looker looker) {
        var watcher = new Watcher(
                store,
                new Watcher.Parts(
                        looker,
                        Drifting.NOTHING_APPROVED,
                        new AlertWords(new FindingPages()),
                        SCHEDULE,
                        Steadiness.USUAL,
                        _ -> kept.countDown(),
                        problems::add),
                CLOCK,
                4);
        return new WatchService(
                store, watcher, new Postman(store.outbox(), _ -> Optional.empty(), CLOCK), CLOCK, problems::add);
    }

    private static Checked healthy() {
        DomainFacts facts = SampleFacts.healthy(DOMAIN);
        return new Checked(Judge.judge(facts), facts, List.of());
    }

    /// Looks by what is given.
    private record Looking(Supplier<Checked> source) implements Looker {
        @Override
        public Checked look(WatchedDomain watched, LookKind kind) {
            return source.get();
        }

        @Override
        public void close() {}
    }

    @Test
    void whatIsDueIsLookedAtAndDueAgainLater() throws InterruptedException {
        Instant began = CLOCK.instant();
        try (WatchService service = service(new Looking(WatchServiceTest::healthy))) {
            service.start();
            assertThat(kept.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(problems).isEmpty();
        assertThat(store.domains().due(DOMAIN).values()).allMatch(due -> due.isAfter(began));
    }

    @Test
    void aLookThatIsBrokenOffHasNoEffectAndIsDueAgain() throws InterruptedException {
        Map<LookKind, Instant> before = store.domains().due(DOMAIN);
        var looking = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (WatchService service = service(new Looking(() -> {
            looking.countDown();
            try {
                never.await();
            } catch (InterruptedException brokenOff) {
                Thread.currentThread().interrupt();
            }
            return healthy();
        }))) {
            service.start();
            assertThat(looking.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(kept.getCount()).isEqualTo(1);
        assertThat(store.domains().due(DOMAIN)).isEqualTo(before);
        assertThat(store.alerts().of(DOMAIN, 10)).isEmpty();
        assertThat(store.looks().take(CLOCK.instant(), Watcher.LEASE, 9)).hasSize(1);
    }
}
