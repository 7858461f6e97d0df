package org.sealpost.check.time;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.protocol.name.DomainName;

/// A host shows another certificate than when it last showed one.
final class CertificateChangeRule implements TimeRule {
    @Override
    public List<Finding> judge(Past past, Sighting now) {
        return new TreeMap<>(now.certificates())
                .entrySet().stream()
                        .flatMap(shown -> changed(past, now, shown).stream())
                        .toList();
    }

    private static Optional<Finding> changed(Past past, Sighting now, Map.Entry<DomainName, Set<String>> shown) {
        DomainName host = shown.getKey();
        return past.sightings().stream()
                .filter(sighting -> sighting.certificates().containsKey(host))
                .findFirst()
                .filter(before -> !shown.getValue().equals(before.certificates().get(host)))
                .map(before -> new Finding(
                        TimeCode.CERTIFICATE,
                        host.ascii(),
                        List.of(
                                new Evidence(
                                        "SHA-256 " + before.at(),
                                        String.join(", ", before.certificates().getOrDefault(host, Set.of()))),
                                new Evidence("SHA-256 " + now.at(), String.join(", ", shown.getValue()))),
                        Optional.empty()));
    }
}
