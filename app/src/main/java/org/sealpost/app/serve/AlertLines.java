package org.sealpost.app.serve;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sealpost.app.page.DomainPage.AlertLine;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertState;
import org.sealpost.fleet.watch.look.ChangeSource;
import org.sealpost.fleet.watch.look.DriftSource;

/// What pages say of alerts.
final class AlertLines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter SOON =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AlertLines() {}

    /// @param mayTake whether the visitor may take alerts in hand, and make plans
    static AlertLine of(Alert alert, boolean mayTake) {
        boolean open = alert.state() instanceof AlertState.Open;
        return new AlertLine(
                alert.id().text(),
                alert.cause().domain().ascii(),
                tone(alert.level()),
                alert.telling().title(),
                alert.telling().seen(),
                alert.telling().fix(),
                switch (alert.state()) {
                    case AlertState.Pending _ -> "not sure yet";
                    case AlertState.Open(Instant since) -> "since " + TIME.format(since);
                    case AlertState.Acknowledged acknowledged -> "since " + TIME.format(acknowledged.since());
                    case AlertState.Recovered(Instant since, Instant at) ->
                        TIME.format(since) + " to " + TIME.format(at);
                },
                alert.state() instanceof AlertState.Acknowledged(var _, Instant at, String person, String note)
                        ? person + " has it in hand since " + TIME.format(at) + (note.isEmpty() ? "." : ": " + note)
                        : "",
                open && mayTake,
                mayTake ? repair(alert) : "");
    }

    /// Where that which an alert is about can be brought back to what was approved, or what it is about is shown.
    private static String repair(Alert alert) {
        String what = alert.cause().what();
        if (ChangeSource.isKind(alert.cause())) {
            return what.equals(ChangeSource.ROLL_OUT)
                    ? "rollout"
                    : "plan/" + alert.cause().subject();
        }
        if (what.startsWith("watch.text-")) {
            return "texts";
        }
        boolean broken = what.startsWith("mtasts.") && alert.level() != Level.NOTICE;
        return broken || what.startsWith(DriftSource.PREFIX) ? "repair" : "";
    }

    static String tone(Level level) {
        return switch (level) {
            case PAGE -> "fail";
            case WARNING -> "warn";
            case NOTICE -> "note";
        };
    }

    /// Such as `21 Nov 11:59`, where the year is plain.
    static String soon(Instant at) {
        return SOON.format(at);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
