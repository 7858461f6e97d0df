package org.sealpost.app.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sealpost.app.store.FleetAlerts;
import org.sealpost.app.store.Stalled;
import org.sealpost.app.store.Stalls;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.protocol.name.DomainName;

/// Changes that go on only when a person does something are alerts, until somebody did it.
///
/// @param words what an alert says of one
public record StalledAlerts(Stalls stalls, FleetAlerts alerts, Function<Stalled, Symptom> words, InstantSource clock) {
    /// Holds all of them against the alerts that there are.
    public void round() {
        Map<DomainName, List<Stalled>> stalled = stalls.all().stream().collect(Collectors.groupingBy(Stalled::domain));
        Set<DomainName> domains = new TreeSet<>(stalled.keySet());
        domains.addAll(alerts.changing());
        Instant now = clock.instant();
        for (DomainName domain : domains) {
            List<Stalled> here = stalled.getOrDefault(domain, List.of());
            alerts.changes(domain, watched -> symptoms(watched, here), now);
        }
    }

    private List<Symptom> symptoms(WatchedDomain watched, List<Stalled> stalled) {
        return stalled.stream()
                .filter(each -> isOf(watched.tenant(), each))
                .map(words)
                .toList();
    }

    /// What was asked for in a tenant that had the domain before concerns nobody now.
    private static boolean isOf(String tenant, Stalled stalled) {
        return switch (stalled) {
            case Stalled.Unapproved(String asked, var _) -> asked.equals(tenant);
            case Stalled.Stuck _ -> true;
            case Stalled.Stopped(var _, String led, var _) -> led.equals(tenant);
        };
    }
}
