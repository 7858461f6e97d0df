package org.sealpost.app.access.audit;

import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Person;

/// Who did something, named as they were called then.
public sealed interface Actor {
    record Human(String id, String name) implements Actor {}

    /// A program with a token of somebody.
    record Token(String id, String name, String owner) implements Actor {}

    /// Sealpost by itself, by a rule that somebody set up.
    record Rule(String name) implements Actor {}

    /// Whoever may run commands where Sealpost runs.
    record Console(String name) implements Actor {}

    /// Nobody who is known: somebody at a page that is open to all.
    record Visitor() implements Actor {}

    static Actor of(Caller caller) {
        return switch (caller) {
            case Caller.SignedIn(Person person, var _) -> of(person);
            case Caller.Bearer(ApiToken token, Person owner) ->
                new Token(token.id(), token.name(), owner.name().text());
            case Caller.Visitor() -> new Visitor();
        };
    }

    static Actor of(Person person) {
        return new Human(person.id().hex(), person.name().text());
    }
}
