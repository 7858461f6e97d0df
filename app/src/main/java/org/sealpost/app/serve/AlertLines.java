package org.sealpost.app.serve;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.page.AlertLine;
import org.sealpost.app.page.AlertLine.Way;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertState;
import org.sealpost.fleet.watch.look.Remedy;
import org.sealpost.protocol.name.DomainName;

/// What pages say of alerts.
final class AlertLines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter SOON =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AlertLines() {}

    /// An alert that is over.
    static AlertLine over(Alert alert) {
        return of(alert, false, Set.of());
    }

    /// @param mayTake whether the visitor may take alerts in hand, and make plans
    /// @param approved domains for which something is approved, so that it can be brought back
    static AlertLine of(Alert alert, boolean mayTake, Set<DomainName> approved) {
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
                mayTake ? way(alert, approved) : Optional.empty());
    }

    private static Optional<Way> way(Alert alert, Set<DomainName> approved) {
        DomainName domain = alert.cause().domain();
        String place = "/fleet/" + domain + "/";
        return switch (Remedy.of(alert.cause(), alert.level())) {
            case Remedy.ReadPlan(String plan) -> Optional.of(new Way.Link(place + "plan/" + plan, "Show the plan"));
            case Remedy.ReadRollout _ -> Optional.of(new Way.Link(place + "rollout", "Show the roll-out"));
            case Remedy.PutBackText _ -> Optional.of(new Way.Link(place + "texts", "Show the repair"));
            case Remedy.BringBack _ ->
                approved.contains(domain) ? Optional.of(new Way.Making(place + "repair")) : Optional.empty();
            case Remedy.ByHand _ -> Optional.empty();
        };
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
