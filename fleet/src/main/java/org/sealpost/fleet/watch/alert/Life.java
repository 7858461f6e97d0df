package org.sealpost.fleet.watch.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.look.Glance;
import org.sealpost.fleet.watch.look.Look;

/// What a look makes of the alerts of a domain. Pure: the same look and the same alerts give the same.
public final class Life {
    private final Look look;
    private final Steadiness steadiness;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Alert> ended = new ArrayList<>();
    private final List<AlertEvent> events = new ArrayList<>();
    private boolean undecided;

    private Life(Look look, Steadiness steadiness) {
        this.look = look;
        this.steadiness = steadiness;
    }

    /// What came of a look.
    ///
    /// @param live alerts that the next look is held against; one for a cause at the most
    /// @param ended those that the next look no longer asks for: dismissed ones, and those that recovered long ago
    /// @param undecided whether another look soon would tell more
    public record Progress(List<Alert> live, List<Alert> ended, List<AlertEvent> events, boolean undecided) {
        public Progress {
            live = List.copyOf(live);
            ended = List.copyOf(ended);
            events = List.copyOf(events);
        }
    }

    /// @param live what the look before left
    public static Progress after(Look look, List<Alert> live, Steadiness steadiness) {
        var life = new Life(look, steadiness);
        Set<Cause> known = new HashSet<>();
        for (Alert alert : live) {
            if (life.isOver(alert)) {
                life.ended.add(alert);
            } else {
                known.add(alert.cause());
                life.goOn(alert);
            }
        }
        for (Symptom symptom : look.symptoms()) {
            if (!known.contains(symptom.cause())) {
                Alert fresh = Alert.appeared(symptom, look.at());
                life.note(fresh, new Change.Appeared(fresh.level()));
                life.goOn(fresh);
            }
        }
        return new Progress(life.alerts, life.ended, life.events, life.undecided);
    }

    /// Whether it recovered so long ago that the same fault is another matter.
    private boolean isOver(Alert alert) {
        return alert.state() instanceof AlertState.Recovered(Instant _, Instant at)
                && !alert.isUndecided()
                && !at.plus(steadiness.window()).isAfter(look.at());
    }

    private void goOn(Alert alert) {
        Glance glance = look.glance(alert.cause());
        Alert next = switch (glance) {
            case UNKNOWN -> alert;
            case ABSENT -> absent(alert.absent(steadiness.of()));
            case SEEN ->
                look.symptom(alert.cause()).map(each -> seen(alert, each)).orElse(alert);
        };
        if (next.state() instanceof AlertState.Pending && glance == Glance.ABSENT && isGone(next)) {
            note(next, new Change.Dismissed());
            ended.add(next);
            return;
        }
        undecided |= glance != Glance.UNKNOWN && next.isUndecided();
        alerts.add(next);
    }

    private Alert seen(Alert before, Symptom symptom) {
        Alert alert = before.seen(symptom, look.at(), steadiness.of());
        if (alert.level() != before.level()) {
            note(alert, new Change.LevelChanged(before.level(), alert.level()));
        }
        if (!alert.counts(Glance.SEEN, steadiness.needed())) {
            return alert;
        }
        return switch (alert.state()) {
            case AlertState.Pending _ -> {
                note(alert, new Change.Opened(alert.level()));
                yield alert.turned(new AlertState.Open(look.at()), look.at());
            }
            case AlertState.Recovered _ -> {
                note(alert, new Change.Reopened());
                yield alert.turned(new AlertState.Open(look.at()), look.at());
            }
            case AlertState.Open _, AlertState.Acknowledged _ -> alert;
        };
    }

    private Alert absent(Alert alert) {
        if (!isGone(alert)) {
            return alert;
        }
        return switch (alert.state()) {
            case AlertState.Open(Instant since) -> recovered(alert, since);
            case AlertState.Acknowledged(Instant since, Instant _, String _, String _) -> recovered(alert, since);
            case AlertState.Pending _, AlertState.Recovered _ -> alert;
        };
    }

    private Alert recovered(Alert alert, Instant since) {
        note(alert, new Change.Recovered());
        return alert.turned(new AlertState.Recovered(since, look.at()), look.at());
    }

    private boolean isGone(Alert alert) {
        return alert.counts(Glance.ABSENT, steadiness.needed());
    }

    private void note(Alert alert, Change change) {
        events.add(new AlertEvent(alert.id(), alert.cause(), look.at(), change));
    }
}
