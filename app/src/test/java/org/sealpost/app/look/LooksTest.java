package org.sealpost.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.store.CheckStore;
import org.sealpost.check.Judge;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.name.DomainName;

/// How many visitors are looked after, and what becomes of a check that breaks.
@Timeout(60)
class LooksTest {
    @TempDir
    private Path folder;

    private final InstantSource clock = InstantSource.system();
    private final BlockingQueue<RuntimeException> faults = new LinkedBlockingQueue<>();
    private CheckStore store;

    @BeforeEach
    void open() {
        store = CheckStore.file(folder.resolve("checks.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Looks looks(Eyes eyes) {
        return new Looks(eyes, store, clock, (_, fault) -> faults.add(fault));
    }

    private Checked nothing(DomainName domain) {
        DomainFacts facts = NotLooked.OUT_OF_TIME.domain(
                domain, clock.instant(), new Vantage(Vantage.Validation.TRUSTED_RESOLVER, true, true, Set.of()));
        return new Checked(Judge.judge(facts), facts, List.of());
    }

    private static DomainName numbered(int i) {
        return DomainName.of("d" + i + ".example");
    }

    private static void awaitEnd(Look look) throws InterruptedException {
        while (look.result().isEmpty() && !look.failed()) {
            Thread.sleep(1);
        }
    }

    @Test
    void thoseThatAreDoneKeepNobodyOut() throws InterruptedException {
        try (Looks looks = looks(_ -> new Looking(this::nothing))) {
            Look first = looks.begin(numbered(0), Looks.FRESH).orElseThrow();
            awaitEnd(first);
            for (int i = 1; i <= 1_000; i++) {
                awaitEnd(looks.begin(numbered(i), Looks.FRESH).orElseThrow());
            }
            assertThat(looks.going(first.id())).as("the oldest of them").isEmpty();
            assertThat(looks.kept(first.id())).as("and it is in the store").isPresent();
            assertThat(looks.recent(numbered(1_000), Looks.AT_HAND)).isPresent();
        }
    }

    @Test
    void tooManyAtOnceAreRefused() throws InterruptedException {
        var gate = new CountDownLatch(1);
        try (Looks looks = looks(_ -> new Looking(domain -> {
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return nothing(domain);
        }))) {
            for (int i = 0; i < 200; i++) {
                assertThat(looks.begin(numbered(i), Looks.FRESH)).isPresent();
            }
            assertThat(looks.begin(numbered(200), Looks.FRESH)).isEmpty();
            Optional<Look> joined = looks.begin(numbered(7), Looks.FRESH);
            assertThat(joined).as("one that goes on is joined").isPresent();
            gate.countDown();
            awaitEnd(joined.orElseThrow());
        }
    }

    @Test
    void oneThatBreaksIsToldToWhoeverRunsIt() throws InterruptedException {
        try (Looks looks = looks(_ -> new Looking(_ -> {
            throw new IllegalStateException("broken");
        }))) {
            Look look = looks.begin(numbered(1), Looks.FRESH).orElseThrow();
            assertThat(faults.take()).hasMessage("broken");
            assertThat(look.failed()).isTrue();
        }
    }

    /// Looks the way it is told.
    private record Looking(Function<DomainName, Checked> way) implements Checker {
        @Override
        public Checked check(DomainName domain) {
            return way.apply(domain);
        }

        @Override
        public void close() {}
    }
}
