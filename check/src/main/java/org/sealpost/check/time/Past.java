package org.sealpost.check.time;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The earlier looks at one domain.
///
/// @param sightings newest first
public record Past(List<Sighting> sightings) {
    public static final Past NONE = new Past(List.of());

    public Past {
        sightings = sightings.stream()
                .sorted(Comparator.comparing(Sighting::at).reversed())
                .toList();
    }

    public Optional<Sighting> last() {
        return sightings.stream().findFirst();
    }

    /// The last sighting in which something was known, there or not.
    <T> Optional<Sighting> lastKnown(Function<Sighting, Sight<T>> what) {
        return sightings.stream()
                .filter(sighting -> !(what.apply(sighting) instanceof Sight.Unknown))
                .findFirst();
    }
}
