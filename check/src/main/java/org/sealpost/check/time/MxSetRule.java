package org.sealpost.check.time;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.protocol.name.DomainName;

/// Other MX hosts than when they were last known.
final class MxSetRule implements TimeRule {
    @Override
    public List<Finding> judge(Past past, Sighting now) {
        Optional<Sighting> before = past.lastKnown(Sighting::mx);
        if (before.isEmpty() || now.mx() instanceof Sight.Unknown) {
            return List.of();
        }
        Set<DomainName> then = before.get().mx().known().orElse(Set.of());
        Set<DomainName> today = now.mx().known().orElse(Set.of());
        if (then.equals(today)) {
            return List.of();
        }
        return List.of(new Finding(
                TimeCode.MX_SET,
                now.domain().ascii(),
                List.of(
                        new Evidence("MX hosts " + before.get().at(), names(then)),
                        new Evidence("MX hosts " + now.at(), names(today))),
                Optional.empty()));
    }

    private static String names(Set<DomainName> hosts) {
        return hosts.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        new TreeSet<>(hosts).stream().map(DomainName::ascii).toList());
    }
}
