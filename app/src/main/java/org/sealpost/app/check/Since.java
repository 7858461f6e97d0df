package org.sealpost.app.check;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;

/// What earlier looks at a domain tell beside the verdict.
///
/// @param changes what follows from them together with this one, worst first; empty where none could be read
public record Since(Optional<List<Finding>> changes, Compared compared) {
    /// No earlier look is known of.
    public static final Since NOTHING = new Since(Optional.empty(), new Compared.NotCompared());

    public Since {
        changes = changes.map(List::copyOf);
    }

    /// The changes, none where no earlier look could be read.
    public List<Finding> all() {
        return changes.orElse(List.of());
    }

    /// That of the verdict, or worse when what has changed is worse.
    public Outcome outcome(Verdict verdict) {
        return outcome(verdict.outcome(), all());
    }

    static Outcome outcome(Outcome verdict, List<Finding> changes) {
        if (has(changes, Severity.ERROR)) {
            return Outcome.FAIL;
        }
        return has(changes, Severity.WARNING) && verdict != Outcome.FAIL && verdict != Outcome.UNKNOWN
                ? Outcome.WARN
                : verdict;
    }

    private static boolean has(List<Finding> changes, Severity severity) {
        return changes.stream().anyMatch(change -> change.code().severity() == severity);
    }
}
