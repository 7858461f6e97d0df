package org.sealpost.app.check;

import java.util.List;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.check.time.Changes;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.DomainFacts;

/// A domain that was looked at and judged.
///
/// @param changes what follows from earlier looks together with this one; empty where none are known
public record Checked(Verdict verdict, DomainFacts facts, List<Finding> changes) {
    public Checked {
        changes = List.copyOf(changes);
    }

    /// That of the verdict, or worse when what has changed is worse.
    public Outcome outcome() {
        return Since.outcome(verdict.outcome(), changes);
    }

    /// What follows when these were the earlier looks.
    public Checked after(Past past) {
        return new Checked(verdict, facts, Changes.between(past, sighting()));
    }

    /// What later checks need to know of this one.
    public Sighting sighting() {
        return Sighting.of(facts, verdict);
    }
}
