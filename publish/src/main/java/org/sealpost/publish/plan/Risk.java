package org.sealpost.publish.plan;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// How much a step can hurt, and so what must be confirmed. In rising order.
public enum Risk {
    /// No mail can be stopped by it: a record, a first policy in testing, a wait.
    GREEN,
    /// Undone quickly: widening, rolling back, moving.
    AMBER,
    /// Mail can be stopped, or it cannot be undone before caches end: enforce, a longer max_age, narrowing, retiring.
    RED;

    /// Whether this confirmation is enough. RED needs the name of the domain typed, or a second person.
    ///
    /// @param planner who made the plan
    public boolean confirmed(Confirmation confirmation, DomainName domain, String planner) {
        return switch (confirmation) {
            case Confirmation.None _ -> this == GREEN;
            case Confirmation.Yes _ -> this != RED;
            case Confirmation.Typed(String name) ->
                this != RED || DomainName.ofWire(name.strip()).equals(Optional.of(domain));
            case Confirmation.SecondPerson(String person) -> !person.isBlank() && !person.equals(planner);
        };
    }
}
