package org.sealpost.fleet.watch.look;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.protocol.name.DomainName;

/// One look at a domain, as far as alerts go.
public final class Look {
    private final DomainName domain;
    private final Instant at;
    private final Map<Cause, Symptom> symptoms = new LinkedHashMap<>();
    private final List<Source> sources;

    /// @param sources where two name the same cause, the first counts
    public Look(DomainName domain, Instant at, List<Source> sources) {
        this.domain = domain;
        this.at = at;
        this.sources = List.copyOf(sources);
        sources.forEach(source -> source.symptoms().forEach(each -> symptoms.putIfAbsent(each.cause(), each)));
    }

    public DomainName domain() {
        return domain;
    }

    public Instant at() {
        return at;
    }

    public List<Symptom> symptoms() {
        return List.copyOf(symptoms.values());
    }

    public Optional<Symptom> symptom(Cause cause) {
        return Optional.ofNullable(symptoms.get(cause));
    }

    /// What this look tells of a cause. One that no source knows any more is not there.
    public Glance glance(Cause cause) {
        if (symptoms.containsKey(cause)) {
            return Glance.SEEN;
        }
        return sources.stream()
                .filter(source -> source.knows(cause))
                .findFirst()
                .map(source -> source.reaches(cause) ? Glance.ABSENT : Glance.UNKNOWN)
                .orElse(Glance.ABSENT);
    }
}
