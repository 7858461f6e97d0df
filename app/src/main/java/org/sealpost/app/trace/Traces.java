package org.sealpost.app.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Where it is told what took how long.
public interface Traces extends AutoCloseable {
    /// Tells nobody.
    Traces NONE = new Traces() {
        @Override
        public void span(Span span) {}

        @Override
        public void close() {}
    };

    /// What somebody waited for.
    enum Kind {
        /// A request to us.
        REQUEST,
        /// Something that we did of our own accord.
        WORK,
        /// Something that we sent.
        SENDING
    }

    /// A piece of work that is over.
    ///
    /// @param name one of few
    /// @param attributes what it was about; never a secret
    record Span(Kind kind, String name, Instant began, Duration took, boolean failed, Map<String, String> attributes) {
        public Span {
            attributes = Map.copyOf(attributes);
        }
    }

    /// Comes back at once; what cannot be told is dropped.
    void span(Span span);

    /// Tells what was not told yet.
    @Override
    void close();
}
