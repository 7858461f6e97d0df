package org.sealpost.check.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.protocol.mtasts.Mode;

/// RFC 8461 §8.3: a policy is taken away by serving `none` until no sender can have the old one any more. A sender that
/// has it cached applies it until its `max_age` is over, record or not (RFC 8461 §5.1).
final class RemovalRule implements TimeRule {
    @Override
    public List<Finding> judge(Past past, Sighting now) {
        Optional<Sighting> last = past.sightings().stream()
                .filter(sighting -> sighting.enforcedUntil().isPresent())
                .max(Comparator.comparing(sighting -> sighting.enforcedUntil().orElseThrow()));
        Optional<Instant> safe = last.flatMap(Sighting::enforcedUntil).filter(until -> until.isAfter(now.at()));
        if (safe.isEmpty()) {
            return List.of();
        }
        return code(now)
                .map(code -> new Finding(
                        code,
                        safe.get().toString(),
                        List.of(
                                new Evidence(
                                        "policy " + last.orElseThrow().at(),
                                        last.orElseThrow()
                                                .policy()
                                                .known()
                                                .orElseThrow()
                                                .utf8Lossy()),
                                new Evidence("may be applied until", safe.get().toString())),
                        Optional.empty()))
                .stream()
                .toList();
    }

    private static Optional<TimeCode> code(Sighting now) {
        boolean gone = now.id() instanceof Sight.Nothing || now.policy() instanceof Sight.Nothing;
        if (gone) {
            return Optional.of(TimeCode.REMOVED_TOO_EARLY);
        }
        return now.usablePolicy().filter(policy -> policy.mode() == Mode.NONE).map(_ -> TimeCode.REMOVING);
    }
}
