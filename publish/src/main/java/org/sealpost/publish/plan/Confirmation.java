package org.sealpost.publish.plan;

/// How a plan was agreed to.
public sealed interface Confirmation {
    /// Not at all.
    record None() implements Confirmation {}

    /// By the one who asks.
    record Yes() implements Confirmation {}

    /// By typing the name of the domain.
    record Typed(String name) implements Confirmation {}

    /// By someone else than the one who made the plan.
    record SecondPerson(String person) implements Confirmation {}
}
