package org.sealpost.observe.https;

import org.sealpost.observe.facts.HttpAnswer;

/// What came where an HTTP response was expected.
public sealed interface HttpReading {
    /// A whole response.
    record Complete(HttpAnswer answer) implements HttpReading {}

    /// The body goes on after the limit, or its length is announced to be more.
    record TooLarge(HttpAnswer beginning) implements HttpReading {}

    /// No HTTP response, or one that broke off.
    ///
    /// @param detail a clause for evidence, with a piece of what came; untrusted
    record Garbage(String detail) implements HttpReading {}
}
