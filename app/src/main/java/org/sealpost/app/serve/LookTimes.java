package org.sealpost.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.store.FleetFeeds;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;

/// When a domain was and will be looked at, in words: records and policy often, the mail servers less so.
record LookTimes(WatchedDomain watched, Optional<FleetFeeds.Observed> observed) {
    private static final Duration DAY = Duration.ofDays(1);

    private Optional<FleetFeeds.Round> round(LookKind kind) {
        return observed.flatMap(each -> Optional.ofNullable(each.rounds().get(kind)));
    }

    /// A look at the mail servers is one at the rest too.
    private Optional<Instant> last(LookKind kind) {
        Optional<Instant> servers = round(LookKind.SERVERS).flatMap(FleetFeeds.Round::last);
        return switch (kind) {
            case SERVERS -> servers;
            case RECORDS ->
                round(kind)
                        .flatMap(FleetFeeds.Round::last)
                        .filter(own -> servers.filter(own::isBefore).isEmpty())
                        .or(() -> servers);
        };
    }

    /// A line for each kind of look.
    List<String> lines() {
        return List.of(
                "Records and policy: " + times(LookKind.RECORDS) + ".",
                "Mail servers, " + often() + ": " + times(LookKind.SERVERS) + ".");
    }

    private String times(LookKind kind) {
        return last(kind).map(at -> "last look " + AlertLines.time(at)).orElse("not looked at yet")
                + round(kind)
                        .map(each -> ", next look " + AlertLines.time(each.next()))
                        .orElse("");
    }

    /// What was looked at last, in a sentence; empty before the first time.
    Optional<String> latest() {
        return last(LookKind.RECORDS)
                .map(at -> "Records and policy were looked at last " + AlertLines.time(at) + ", the mail servers "
                        + last(LookKind.SERVERS).map(AlertLines::time).orElse("not yet") + ".");
    }

    /// Why a look says nothing of mail servers.
    String withoutServers() {
        return "The mail servers are looked at " + often()
                + round(LookKind.SERVERS)
                        .map(each -> ", next " + AlertLines.time(each.next()))
                        .orElse("")
                + ".";
    }

    private String often() {
        Duration interval = watched.intervals().servers();
        return interval.equals(DAY) ? "once a day" : "every " + WishForm.words(interval);
    }
}
