package org.sealpost.app.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.check.Outcome;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.lab.world.Earlier;
import org.sealpost.lab.world.World;
import org.sealpost.protocol.Octets;

/// The earlier looks that a world tells of.
final class WorldPast {
    private WorldPast() {}

    static Past of(World world, Instant now) {
        return new Past(world.before().stream()
                .map(earlier -> sighting(world, earlier, now))
                .toList());
    }

    private static Sighting sighting(World world, Earlier earlier, Instant now) {
        return new Sighting(
                world.domain(),
                now.minus(earlier.ago()),
                outcome(earlier.verdict()),
                earlier.id().<Sight<String>>map(Sight.Of::new).orElseGet(Sight.Nothing::new),
                earlier.policy().<Sight<Octets>>map(Sight.Of::new).orElseGet(Sight.Nothing::new),
                new Sight.Of<>(new HashSet<>(earlier.mx())),
                earlier.certificates().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, shown -> Set.of(shown.getValue()))),
                List.of());
    }

    private static Outcome outcome(org.sealpost.lab.world.Outcome told) {
        return switch (told) {
            case PASS -> Outcome.PASS;
            case WARN -> Outcome.WARN;
            case FAIL -> Outcome.FAIL;
            case UNKNOWN -> Outcome.UNKNOWN;
            case NOT_APPLICABLE -> Outcome.NOT_APPLICABLE;
        };
    }
}
