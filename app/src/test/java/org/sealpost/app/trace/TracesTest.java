package org.sealpost.app.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.app.check.Checked;
import org.sealpost.app.watch.Looker;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.channel.Delivery;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.protocol.name.DomainName;

class TracesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456789Z");
    private static final long NANOS = 1_795_348_800_123_456_789L;
    private static final DomainName DOMAIN = DomainName.of("example.org");

    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    private static final class Kept implements Traces {
        private final List<Span> spans = new ArrayList<>();

        @Override
        public void span(Span span) {
            spans.add(span);
        }

        @Override
        public void close() {}
    }

    @Test
    void aCollectorGetsWhatIsOver() throws Exception {
        try (var collector = new Collector("200 OK")) {
            try (Traces traces = OtlpTraces.to(collector.address(), "1.0", problems::add)) {
                traces.span(new Traces.Span(
                        Traces.Kind.REQUEST,
                        "GET /fleet",
                        NOW,
                        Duration.ofMillis(5),
                        false,
                        Map.of("http.response.status_code", "200")));
                traces.span(
                        new Traces.Span(Traces.Kind.SENDING, "deliver", NOW, Duration.ofSeconds(2), true, Map.of()));
            }
            assertThat(collector.seen())
                    .containsExactly(
                            new Collector.Seen(
                                    "sealpost",
                                    "GET /fleet",
                                    2,
                                    NANOS,
                                    NANOS + 5_000_000,
                                    0,
                                    Map.of("http.response.status_code", "200")),
                            new Collector.Seen("sealpost", "deliver", 3, NANOS, NANOS + 2_000_000_000, 2, Map.of()));
            assertThat(problems).isEmpty();
        }
    }

    @Test
    void aCollectorThatDoesNotTakeThemIsSaid() throws Exception {
        try (var collector = new Collector("404 Not Found")) {
            try (Traces traces = OtlpTraces.to(collector.address(), "1.0", problems::add)) {
                traces.span(new Traces.Span(Traces.Kind.WORK, "look", NOW, Duration.ZERO, false, Map.of()));
            }
            assertThat(problems).singleElement().asString().startsWith("traces are not sent: ");
        }
    }

    /// More spans than wait at once: the rest is dropped, and it ends.
    @Test
    void aCollectorThatIsNotThereHoldsNobodyUp() {
        try (Traces traces = OtlpTraces.to(URI.create("http://127.0.0.1:1"), "1.0", problems::add)) {
            for (int i = 0; i < 10_000; i++) {
                traces.span(new Traces.Span(Traces.Kind.WORK, "look", NOW, Duration.ZERO, false, Map.of()));
            }
        }
        assertThat(problems).allSatisfy(said -> assertThat(said).startsWith("traces are not sent: "));
    }

    @Test
    void aLookTellsHowItEnded() {
        var traces = new Kept();
        var broken = new TracedLooker(
                new Looker() {
                    @Override
                    public Checked look(WatchedDomain watched, LookKind kind) {
                        throw new IllegalStateException("as intended");
                    }

                    @Override
                    public void close() {}
                },
                traces,
                InstantSource.fixed(NOW));
        assertThatThrownBy(() -> broken.look(WatchedDomain.of(DOMAIN, "t"), LookKind.RECORDS))
                .hasMessage("as intended");
        assertThat(traces.spans)
                .containsExactly(new Traces.Span(
                        Traces.Kind.WORK,
                        "look records",
                        NOW,
                        Duration.ZERO,
                        true,
                        Map.of("sealpost.domain", "example.org", "sealpost.outcome", "fault")));
    }

    @Test
    void aDeliveryTellsHowItEnded() {
        var traces = new Kept();
        var message = new Message(
                "id",
                NOW,
                List.of(new Item(
                        Word.OPENED,
                        Level.PAGE,
                        "what",
                        "",
                        new Telling("", "", ""),
                        List.of(DOMAIN),
                        List.of(new AlertId("0000000000000000")),
                        NOW)));
        var late = new Delivery.Later("busy", Optional.empty());
        assertThat(new TracedChannel("ops", _ -> late, traces, InstantSource.fixed(NOW)).send(message))
                .isEqualTo(late);
        assertThat(traces.spans).singleElement().satisfies(span -> {
            assertThat(span.failed()).isTrue();
            assertThat(span.attributes()).isEqualTo(Map.of("sealpost.channel", "ops", "sealpost.result", "later"));
        });
    }
}
