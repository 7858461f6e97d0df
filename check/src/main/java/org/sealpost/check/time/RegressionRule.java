package org.sealpost.check.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.seen.Seen;

/// The domain was better at the last check. *Unknown* is neither better nor worse than anything.
final class RegressionRule implements TimeRule {
    @Override
    public List<Finding> judge(Past past, Sighting now) {
        Optional<Sighting> before = past.sightings().stream()
                .filter(sighting -> rank(sighting.outcome()) > 0)
                .findFirst();
        if (before.isEmpty() || rank(now.outcome()) <= rank(before.get().outcome())) {
            return List.of();
        }
        var evidence = new ArrayList<Evidence>(List.of(
                new Evidence(
                        "verdict " + before.get().at(), Seen.word(before.get().outcome())),
                new Evidence("verdict " + now.at(), Seen.word(now.outcome()))));
        now.findings().stream()
                .filter(said -> said.severity() == Severity.ERROR || said.severity() == Severity.WARNING)
                .filter(said -> !before.get().findings().contains(said))
                .forEach(said -> evidence.add(new Evidence("new", said.code() + " " + said.subject())));
        return List.of(new Finding(TimeCode.REGRESSION, now.domain().ascii(), evidence, Optional.empty()));
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case PASS -> 1;
            case WARN -> 2;
            case FAIL -> 3;
            case UNKNOWN, NOT_APPLICABLE -> 0;
        };
    }
}
