package org.sealpost.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.check.Checked;
import org.sealpost.app.render.SampleFacts;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.check.Judge;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

class KeptLooksTest {
    private static final DomainFacts SEEN = SampleFacts.healthy(DomainName.of("example.org"));

    @Test
    void whatTheWatcherSeesIsKept(@TempDir Path folder) {
        var checked = new Checked(Judge.judge(SEEN), SEEN, List.of());
        try (HistoryStore history = HistoryStore.open(folder.resolve("history.db"))) {
            new KeptLooks(history).accept(checked);
            assertThat(history.past(SEEN.domain()).sightings()).containsExactly(checked.sighting());
            assertThat(history.facts(SEEN.domain(), true)).contains(SEEN);
        }
    }
}
