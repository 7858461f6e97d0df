package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;

/// From which day on reports are about the servers of today. A day on which something changed is about both.
record Restarts(Optional<Restart> last) {
    static Restarts of(PolicyHistory policies, ProbeHistory probes) {
        Stream<Restart> published = policies.hostsChanged().map(Days::of).stream()
                .map(day -> new Restart(day.plusDays(1), Restart.Cause.POLICY_HOSTS));
        return new Restarts(Stream.concat(published, seen(probes.days()).stream())
                .max(Comparator.comparing(Restart::from).thenComparing(Restart::cause)));
    }

    /// The last of the days on which other hosts, or an address that was not there before, were seen.
    private static Optional<Restart> seen(List<ProbeDay> days) {
        Optional<Restart> last = Optional.empty();
        Optional<SortedSet<DomainName>> hosts = Optional.empty();
        Set<String> addresses = new HashSet<>();
        for (ProbeDay day : days) {
            Set<String> here =
                    day.endpoints().stream().map(ProbeDay.Endpoint::subject).collect(Collectors.toSet());
            Optional<Restart.Cause> cause = Optional.empty();
            if (hosts.isPresent()
                    && day.mx().isPresent()
                    && !hosts.get().equals(day.mx().get())) {
                cause = Optional.of(Restart.Cause.MX_RECORDS);
            } else if (!addresses.isEmpty() && !addresses.containsAll(here)) {
                cause = Optional.of(Restart.Cause.MX_ADDRESS);
            }
            if (cause.isPresent()) {
                last = Optional.of(new Restart(day.day().plusDays(1), cause.get()));
                addresses = new HashSet<>();
            }
            if (addresses.isEmpty()) {
                addresses.addAll(here);
            }
            hosts = day.mx().isPresent() ? day.mx() : hosts;
        }
        return last;
    }

    boolean covers(LocalDate day) {
        return last.isEmpty() || !day.isBefore(last.get().from());
    }
}
