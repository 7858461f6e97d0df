package org.sealpost.publish.drift;

import org.sealpost.publish.plan.Plan;

/// What can be done about a drift. Never a write: a plan, or something for a person.
public sealed interface Repair {
    /// This plan brings back what was approved, and weakens nothing.
    record Carry(Plan plan) implements Repair {}

    /// Only the owner knows. What stands in DNS is no proof that it is meant.
    record Ask(String question) implements Repair {}

    /// Something that Sealpost cannot do.
    record Act(String what) implements Repair {}
}
