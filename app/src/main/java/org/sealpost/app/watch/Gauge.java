package org.sealpost.app.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sealpost.app.store.FleetStore;
import org.sealpost.fleet.watch.Level;

/// A value for Prometheus. No label has more values than an enum has.
///
/// @param help what it says, in one line
public record Gauge(String name, String help, Map<String, String> labels, double value) {
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    public Gauge {
        labels = Map.copyOf(labels);
    }

    /// How the watch stands.
    public static List<Gauge> of(FleetStore store, Instant now) {
        var all = new ArrayList<Gauge>();
        Map<Level, Long> counts = store.alerts().counts();
        for (Level level : Level.values()) {
            all.add(new Gauge(
                    "sealpost_alerts",
                    "Alerts that stand.",
                    Map.of("level", level.name().toLowerCase(Locale.ROOT)),
                    (double) counts.getOrDefault(level, 0L)));
        }
        all.add(plain(
                "sealpost_looks_per_day",
                "Looks that a calm day needs.",
                store.domains().looksADay()));
        all.add(plain(
                "sealpost_looks_overdue",
                "Looks overdue by five minutes.",
                store.looks().overdue(now, LATE)));
        all.add(plain(
                "sealpost_looks_due", "Looks that are due now.", store.looks().overdue(now, Duration.ZERO)));
        all.add(new Gauge(
                "sealpost_watch_lag_seconds",
                "How long the look has been due that has been due longest.",
                Map.of(),
                store.looks().lag(now).toMillis() / 1000.0));
        all.add(plain(
                "sealpost_domains_watched",
                "Domains that are watched.",
                store.domains().count()));
        all.add(plain(
                "sealpost_messages_sent",
                "Messages that arrived, in the last day.",
                store.outbox().sent(now.minus(DAY))));
        all.add(plain(
                "sealpost_messages_waiting",
                "Messages in the outbox.",
                store.outbox().waiting()));
        all.add(plain(
                "sealpost_messages_given_up",
                "Messages that did not arrive, in the last day.",
                store.outbox().givenUp(now.minus(DAY))));
        return all;
    }

    private static Gauge plain(String name, String help, long value) {
        return new Gauge(name, help, Map.of(), (double) value);
    }

    /// In the text format 0.0.4 of Prometheus.
    public static String text(List<Gauge> gauges) {
        var text = new StringBuilder();
        String before = "";
        for (Gauge gauge : gauges) {
            if (!gauge.name.equals(before)) {
                text.append("# HELP ")
                        .append(gauge.name)
                        .append(' ')
                        .append(gauge.help)
                        .append('\n');
                text.append("# TYPE ").append(gauge.name).append(" gauge\n");
                before = gauge.name;
            }
            String labels = gauge.labels.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                    .collect(Collectors.joining(","));
            text.append(gauge.name)
                    .append(labels.isEmpty() ? "" : "{" + labels + "}")
                    .append(' ')
                    .append(gauge.value)
                    .append('\n');
        }
        return text.toString();
    }
}
