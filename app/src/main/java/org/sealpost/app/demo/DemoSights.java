package org.sealpost.app.demo;

import java.util.Map;
import java.util.Objects;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

/// What the domains of the demonstration look like. Looks and reports of a day are made of the same, so that they
/// agree.
///
/// @param now everything about every domain
/// @param otherwise the same about those that were otherwise at some time
public record DemoSights(Map<DomainName, DomainFacts> now, Map<DomainName, DomainFacts> otherwise) {
    public DemoSights {
        now = Map.copyOf(now);
        otherwise = Map.copyOf(otherwise);
    }

    DomainFacts of(DemoDomain domain, double daysAgo) {
        return Objects.requireNonNull((domain.past().isOtherwise(daysAgo) ? otherwise : now).get(domain.domain()));
    }
}
