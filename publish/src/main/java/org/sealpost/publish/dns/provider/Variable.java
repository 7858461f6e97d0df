package org.sealpost.publish.dns.provider;

import java.util.List;

/// A variable that a provider's writer reads, by the names that users of lego have.
///
/// @param name the one to use
/// @param others that are understood too, in this order
/// @param need whether a writer can be made without it
/// @param secret whether its value is never shown
/// @param meaning for the manual, the rest of a sentence that begins with the name
public record Variable(String name, List<String> others, Need need, boolean secret, String meaning) {
    /// Whether it must be there.
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    public Variable {
        others = List.copyOf(others);
    }

    static Variable required(String name, String meaning, String... others) {
        return new Variable(name, List.of(others), Need.REQUIRED, false, meaning);
    }

    static Variable secret(String name, String meaning, String... others) {
        return new Variable(name, List.of(others), Need.REQUIRED, true, meaning);
    }

    static Variable optional(String name, String meaning, String... others) {
        return new Variable(name, List.of(others), Need.OPTIONAL, false, meaning);
    }

    static Variable optionalSecret(String name, String meaning, String... others) {
        return new Variable(name, List.of(others), Need.OPTIONAL, true, meaning);
    }
}
