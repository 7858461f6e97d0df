package org.sealpost.fleet.watch.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.protocol.name.DomainName;

class PostmanTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Message MESSAGE = new Message(
            "m",
            START,
            List.of(new Item(
                    Word.OPENED,
                    Level.PAGE,
                    "x",
                    "y",
                    new Telling("t", "", ""),
                    List.of(DomainName.of("example.org")),
                    List.of(new AlertId("0123456789abcdef")),
                    START)));

    private final Memory outbox = new Memory();
    private Instant now = START;

    /// One message, in memory.
    private static final class Memory implements Outbox {
        private final List<String> told = new ArrayList<>();
        private Optional<Instant> due = Optional.of(START);
        private int attempts;

        @Override
        public List<Waiting> take(Instant now, Duration hold, int limit) {
            return due.filter(at -> !at.isAfter(now)).stream()
                    .map(_ -> new Waiting("c", MESSAGE, START, attempts, 1, now.plus(hold)))
                    .toList();
        }

        @Override
        public void sent(Waiting waiting, Instant now) {
            due = Optional.empty();
            told.add("sent");
        }

        @Override
        public void later(Waiting waiting, Instant next, String why) {
            due = Optional.of(next);
            attempts++;
            told.add(why);
        }

        @Override
        public void givenUp(Waiting waiting, Instant now, String why) {
            due = Optional.empty();
            told.add("given up: " + why);
        }
    }

    @Test
    void aMessageIsTriedWithLongerAndLongerPausesForADay() {
        var postman =
                new Postman(outbox, _ -> Optional.of(_ -> new Delivery.Later("busy", Optional.empty())), () -> now);
        var pauses = new ArrayList<Duration>();
        while (outbox.due.isPresent()) {
            Instant next = outbox.due.get();
            pauses.add(Duration.between(now, next));
            now = next;
            postman.round();
        }

        assertThat(pauses).startsWith(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(1));
        assertThat(pauses.getLast()).isEqualTo(Duration.ofHours(1));
        assertThat(outbox.told.getLast()).isEqualTo("given up: busy");
        assertThat(now).isBetween(START.plus(Duration.ofHours(22)), START.plus(Duration.ofHours(24)));
    }

    @Test
    void whatWasRefusedIsNotTriedAgain() {
        new Postman(outbox, _ -> Optional.of(_ -> new Delivery.Refused("no")), () -> now).round();
        assertThat(outbox.told).containsExactly("given up: no");
    }

    @Test
    void aChannelThatIsGoneTakesNothing() {
        new Postman(outbox, _ -> Optional.empty(), () -> now).round();
        assertThat(outbox.told).containsExactly("given up: the channel is not there any more");
    }

    @Test
    void whatArrivedIsSent() {
        new Postman(outbox, _ -> Optional.of(_ -> new Delivery.Delivered()), () -> now).round();
        assertThat(outbox.told).containsExactly("sent");
    }
}
