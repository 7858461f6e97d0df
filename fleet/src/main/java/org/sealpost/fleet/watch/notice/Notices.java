package org.sealpost.fleet.watch.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertState;
import org.sealpost.fleet.watch.alert.Told;
import org.sealpost.fleet.watch.alert.Word;

/// When a channel is told of an alert: once when it opens, once when it is over, and once more when it gets worse.
/// What comes and goes is told when it has stood still for a while.
public final class Notices {
    private static final Duration DAY = Duration.ofDays(1);

    /// Opening and recovering are two.
    private static final int STEADY = 2;

    private static final Duration STILL = Duration.ofHours(1);
    private static final int DOUBLINGS = 4;

    private Notices() {}

    public static Due due(
            ChannelRule rule, WatchedDomain watched, Alert alert, List<Maintenance> maintenance, Instant now) {
        if (!rule.isAbout(watched)) {
            return new Due.Nothing();
        }
        return word(rule, alert)
                .map(word -> Stream.of(
                                Optional.of(stillAt(alert)),
                                maintainedUntil(watched, maintenance, now),
                                quietUntil(rule, alert, word, now))
                        .flatMap(Optional::stream)
                        .filter(now::isBefore)
                        .max(Instant::compareTo)
                        .<Due>map(Due.Later::new)
                        .orElseGet(() -> new Due.Now(word)))
                .orElseGet(Due.Nothing::new);
    }

    private static Optional<Word> word(ChannelRule rule, Alert alert) {
        Optional<Told> told = alert.told(rule.name());
        Optional<Level> standing =
                told.filter(last -> last.word() != Word.RECOVERED).map(Told::level);
        boolean worse =
                standing.filter(level -> alert.level().compareTo(level) < 0).isPresent()
                        && alert.level().atLeast(rule.least());
        return switch (alert.state()) {
            case AlertState.Pending _ -> Optional.empty();
            case AlertState.Open _ -> {
                if (standing.isEmpty()) {
                    yield alert.level().atLeast(rule.least()) ? Optional.of(Word.OPENED) : Optional.empty();
                }
                yield worse ? Optional.of(Word.WORSE) : Optional.empty();
            }
            case AlertState.Acknowledged _ -> worse ? Optional.of(Word.WORSE) : Optional.empty();
            case AlertState.Recovered _ ->
                standing.isPresent() && rule.recoveries() ? Optional.of(Word.RECOVERED) : Optional.empty();
        };
    }

    /// When it has stood still for long enough; the oftener it turned within a day, the longer.
    private static Instant stillAt(Alert alert) {
        Instant since =
                alert.turns().isEmpty() ? alert.firstSeen() : alert.turns().getLast();
        int more = alert.turnsWithin(DAY, since) - STEADY;
        return more <= 0 ? since : since.plus(STILL.multipliedBy(1L << Math.min(DOUBLINGS, more - 1)));
    }

    private static Optional<Instant> maintainedUntil(
            WatchedDomain watched, List<Maintenance> maintenance, Instant now) {
        return maintenance.stream()
                .filter(each -> each.covers(watched, now))
                .map(Maintenance::to)
                .max(Instant::compareTo);
    }

    private static Optional<Instant> quietUntil(ChannelRule rule, Alert alert, Word word, Instant now) {
        boolean breaksThrough = rule.pagesBreakThrough() && alert.level() == Level.PAGE && word != Word.RECOVERED;
        return breaksThrough ? Optional.empty() : rule.quiet().flatMap(quiet -> quiet.until(now));
    }
}
