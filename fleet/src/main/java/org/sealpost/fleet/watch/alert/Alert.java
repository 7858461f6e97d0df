package org.sealpost.fleet.watch.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.look.Glance;

/// One cause over its life.
///
/// @param lately what the last looks that could tell said, the newest last, since the state last changed
/// @param turns when it opened, recovered and opened again
/// @param told what each channel was last told
public record Alert(
        AlertId id,
        Cause cause,
        Level level,
        Telling telling,
        AlertState state,
        List<Glance> lately,
        Instant firstSeen,
        Instant lastSeen,
        List<Instant> turns,
        List<Told> told) {
    /// As many as tell whether it comes and goes.
    private static final int TURNS = 12;

    public Alert {
        lately = List.copyOf(lately);
        turns = List.copyOf(turns);
        told = List.copyOf(told);
    }

    /// Seen for the first time.
    static Alert appeared(Symptom symptom, Instant at) {
        return new Alert(
                AlertId.of(symptom.cause(), at),
                symptom.cause(),
                symptom.level(),
                symptom.telling(),
                new AlertState.Pending(),
                List.of(),
                at,
                at,
                List.of(),
                List.of());
    }

    /// What a channel was last told.
    public Optional<Told> told(String channel) {
        return told.stream().filter(each -> each.channel().equals(channel)).findFirst();
    }

    /// The same after a message was put into the outbox of a channel.
    public Alert telling(Told news) {
        return new Alert(
                id,
                cause,
                level,
                telling,
                state,
                lately,
                firstSeen,
                lastSeen,
                turns,
                Stream.concat(told.stream().filter(each -> !each.channel().equals(news.channel())), Stream.of(news))
                        .toList());
    }

    /// Somebody has it in hand. Only what stands can be taken in hand.
    public Optional<Alert> acknowledged(Instant at, String person, String note) {
        return switch (state) {
            case AlertState.Open(Instant since) ->
                Optional.of(with(new AlertState.Acknowledged(since, at, person, note)));
            case AlertState.Pending _, AlertState.Acknowledged _, AlertState.Recovered _ -> Optional.empty();
        };
    }

    /// How often it opened or recovered in the time before.
    public int turnsWithin(Duration time, Instant now) {
        return (int)
                turns.stream().filter(turn -> turn.isAfter(now.minus(time))).count();
    }

    Alert with(AlertState next) {
        return new Alert(id, cause, level, telling, next, lately, firstSeen, lastSeen, turns, told);
    }

    /// In another state from now on; what was seen before no longer counts.
    Alert turned(AlertState next, Instant at) {
        List<Instant> all = new ArrayList<>(turns);
        all.add(at);
        return new Alert(
                id,
                cause,
                level,
                telling,
                next,
                List.of(),
                firstSeen,
                lastSeen,
                all.subList(Math.max(0, all.size() - TURNS), all.size()),
                told);
    }

    Alert seen(Symptom symptom, Instant at, int of) {
        return new Alert(
                id,
                cause,
                symptom.level(),
                symptom.telling(),
                state,
                with(Glance.SEEN, of),
                firstSeen,
                at,
                turns,
                told);
    }

    Alert absent(int of) {
        return new Alert(id, cause, level, telling, state, with(Glance.ABSENT, of), firstSeen, lastSeen, turns, told);
    }

    private List<Glance> with(Glance glance, int of) {
        List<Glance> all = new ArrayList<>(lately);
        all.add(glance);
        return all.subList(Math.max(0, all.size() - of), all.size());
    }

    boolean counts(Glance glance, int needed) {
        return lately.stream().filter(glance::equals).count() >= needed;
    }

    /// Whether the last look contradicts the state, so that another one soon will tell.
    boolean isUndecided() {
        if (lately.isEmpty()) {
            return false;
        }
        Glance last = lately.getLast();
        return switch (state) {
            case AlertState.Pending _ -> true;
            case AlertState.Open _, AlertState.Acknowledged _ -> last == Glance.ABSENT;
            case AlertState.Recovered _ -> last == Glance.SEEN;
        };
    }
}
