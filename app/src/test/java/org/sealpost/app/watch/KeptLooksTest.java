package org.sealpost.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.check.Checked;
import org.sealpost.app.render.SampleFacts;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.check.Judge;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

class KeptLooksTest {
    private static final DomainFacts SEEN = SampleFacts.healthy(DomainName.of("example.org"));
    private static final Checked CHECKED = new Checked(Judge.judge(SEEN), SEEN, List.of());

    @TempDir
    private Path folder = Path.of("");

    private HistoryStore history;
    private FleetStore fleet;

    @BeforeEach
    void open() {
        history = HistoryStore.open(folder.resolve("history.db"));
        fleet = FleetStore.file(folder.resolve("fleet.db"));
    }

    @AfterEach
    void close() {
        history.close();
        fleet.close();
    }

    @Test
    void whatTheWatcherSeesIsKept() {
        fleet.domains()
                .watch(
                        WatchedDomain.of(SEEN.domain(), "main"),
                        new Schedule(RandomGenerator.getDefault()),
                        Instant.parse("2026-11-22T12:00:00Z"));
        new KeptLooks(history, fleet).accept(CHECKED);
        assertThat(history.past(SEEN.domain()).sightings()).containsExactly(CHECKED.sighting());
        assertThat(history.facts(SEEN.domain(), true)).contains(SEEN);
    }

    @Test
    void ofADomainThatIsNoLongerWatchedNothingIsKept() {
        new KeptLooks(history, fleet).accept(CHECKED);
        assertThat(history.all(SEEN.domain()).sightings()).isEmpty();
        assertThat(history.facts(SEEN.domain(), true)).isEmpty();
    }
}
