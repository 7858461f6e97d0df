package org.sealpost.check.time;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.protocol.Octets;

/// RFC 8461 §8.1: the policy changes first, then the `id` of the record, because senders fetch a policy anew only when
/// they see an `id` that they do not know.
final class UpdateOrderRule implements TimeRule {
    @Override
    public List<Finding> judge(Past past, Sighting now) {
        List<State> states = past.sightings().stream()
                .flatMap(sighting -> State.of(sighting).stream())
                .toList();
        Optional<State> present = State.of(now);
        if (present.isEmpty() || states.isEmpty()) {
            return List.of();
        }
        return order(states, present.get()).stream()
                .map(change -> new Finding(change.code(), now.domain().ascii(), change.evidence(), Optional.empty()))
                .toList();
    }

    private static Optional<Change> order(List<State> states, State now) {
        State last = states.getFirst();
        boolean sameId = last.id().equals(now.id());
        boolean samePolicy = last.policy().equals(now.policy());
        if (sameId && !samePolicy) {
            return Optional.of(
                    new Change(idCameFirst(states) ? TimeCode.ID_BEFORE_BODY : TimeCode.BODY_WITHOUT_ID, last, now));
        }
        return samePolicy && !sameId ? Optional.of(new Change(TimeCode.ID_WITHOUT_BODY, last, now)) : Optional.empty();
    }

    /// Whether the `id` of the last state was new while its policy was the one before.
    private static boolean idCameFirst(List<State> states) {
        State last = states.getFirst();
        return states.stream()
                .filter(state -> !state.id().equals(last.id()))
                .findFirst()
                .filter(before -> before.policy().equals(last.policy()))
                .isPresent();
    }

    private record State(Sighting from, String id, Octets policy) {
        static Optional<State> of(Sighting sighting) {
            return sighting.id()
                    .known()
                    .flatMap(id -> sighting.policy().known().map(policy -> new State(sighting, id, policy)));
        }
    }

    private record Change(TimeCode code, State before, State after) {
        List<Evidence> evidence() {
            return List.of(
                    new Evidence("id " + before.from().at(), before.id()),
                    new Evidence("id " + after.from().at(), after.id()),
                    new Evidence("policy " + before.from().at(), before.policy().utf8Lossy()),
                    new Evidence("policy " + after.from().at(), after.policy().utf8Lossy()));
        }
    }
}
