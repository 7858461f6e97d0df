package org.sealpost.fleet.watch.look;

import java.util.List;
import org.sealpost.check.Aspect;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Symptom;

/// Differences between what was approved and what stands, as far as the findings of the same look do not tell them.
public final class DriftSource implements Source {
    /// With which the name of each kind begins.
    public static final String PREFIX = "drift.";

    private final Drifted drifted;
    private final List<Symptom> symptoms;

    public DriftSource(Drifted drifted, FindingSource findings) {
        this.drifted = drifted;
        this.symptoms = drifted.differences().stream()
                .filter(each -> !findings.tells(each.aspect(), each.symptom()))
                .map(Difference::symptom)
                .toList();
    }

    /// One difference.
    ///
    /// @param aspect a fault of which is the same cause in other words
    /// @param symptom the cause of which has a kind that begins with [#PREFIX]
    public record Difference(Aspect aspect, Symptom symptom) {}

    /// What a comparison with what was approved came to.
    public interface Drifted {
        List<Difference> differences();

        /// Whether it would have told a cause if it were there.
        boolean reaches(Cause cause);
    }

    @Override
    public List<Symptom> symptoms() {
        return symptoms;
    }

    @Override
    public boolean knows(Cause cause) {
        return isKind(cause.what());
    }

    static boolean isKind(String what) {
        return what.startsWith(PREFIX);
    }

    @Override
    public boolean reaches(Cause cause) {
        return drifted.reaches(cause);
    }
}
