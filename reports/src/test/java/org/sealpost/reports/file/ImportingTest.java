package org.sealpost.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.reports.listen.Inbox;
import org.sealpost.reports.listen.MemoryStore;
import org.sealpost.reports.store.Kept;

class ImportingTest {
    private static final int LARGE = 4 << 20;
    private static final int AT_ONCE = Importing.OCTETS_AT_ONCE / LARGE;

    @TempDir
    private Path folder;

    private Imported run(Inbox inbox) {
        var pile = new Pile(List.of(folder), Instant.parse("2026-11-20T12:00:00Z"), 2 * LARGE);
        return new Importing(inbox, new MemoryStore(), () -> {}).run(pile);
    }

    private void files(int number, int octets) throws IOException {
        for (int i = 0; i < number; i++) {
            Files.writeString(folder.resolve(i + ".json"), "{}" + i + " ".repeat(octets - 4));
        }
    }

    private static Inbox.Receipt taken() {
        return new Inbox.Receipt.Taken(Kept.NEW);
    }

    @Test
    void noMoreLargeItemsAreOnTheirWayThanThereIsRoomFor() throws IOException {
        files(3 * AT_ONCE, LARGE);
        var onTheWay = new AtomicLong();
        var most = new AtomicLong();
        var together = new CyclicBarrier(AT_ONCE);
        Imported imported = run(delivery -> {
            most.accumulateAndGet(onTheWay.addAndGet(delivery.octets().length()), Math::max);
            try {
                together.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                return new Inbox.Receipt.Broken(e.toString());
            } finally {
                onTheWay.addAndGet(-delivery.octets().length());
            }
            return taken();
        });
        assertThat(imported.of(Kept.NEW)).isEqualTo(3L * AT_ONCE);
        assertThat(most.get()).isLessThanOrEqualTo(Importing.OCTETS_AT_ONCE);
    }

    @Test
    void anItemThatThereWasNoRoomForIsBroughtAgain() throws IOException {
        files(1, 10);
        var tries = new AtomicInteger();
        Imported imported =
                run(_ -> tries.incrementAndGet() < 3 ? new Inbox.Receipt.Later("intake.memory-full") : taken());
        assertThat(imported.of(Kept.NEW)).isOne();
        assertThat(tries).hasValue(3);
    }

    @Test
    void anInboxThatNeverHasRoomEndsTheImport() throws IOException {
        files(1, 10);
        var tries = new AtomicInteger();
        assertThatThrownBy(() -> run(_ -> {
                    tries.incrementAndGet();
                    return new Inbox.Receipt.Later("intake.memory-full");
                }))
                .isInstanceOf(Importing.Interrupted.class)
                .hasMessage("too much at once (intake.memory-full)");
        assertThat(tries).hasValue(Importing.TRIES);
    }
}
