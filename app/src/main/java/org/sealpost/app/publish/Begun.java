package org.sealpost.app.publish;

import org.sealpost.app.access.Permission;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Risk;

/// What came of asking for a plan to be begun.
public sealed interface Begun {
    /// It is under way; its steps are made while nobody waits.
    record Going(PlanId plan) implements Begun {}

    /// It was looked at once more, and could begin. Nothing was changed.
    record Fit() implements Begun {}

    /// Whoever asks may not agree to its risk.
    record Forbidden(Permission needed) implements Begun {}

    /// Its risk asks for more than was confirmed, or for somebody else than the one who made it.
    record NotConfirmed(Risk risk) implements Begun {}

    /// A change after which mail can be refused needs a reason.
    record NoReason() implements Begun {}

    /// What it rests on is no longer so.
    ///
    /// @param moved what it is, as a list in a sentence
    record Stale(String moved) implements Begun {}

    /// Another plan of the domain is under way.
    record Busy() implements Begun {}

    /// No such plan of this domain waits to be begun.
    record Unknown() implements Begun {}
}
