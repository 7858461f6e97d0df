package org.sealpost.app.render;

import java.util.function.Supplier;
import org.sealpost.app.check.Since;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;

/// What a run says, in one format: it gets the domains one by one as they are known, and ends with what is known of
/// all of them together. Called from one thread.
///
/// Formats that can, write each domain when it comes; the others keep what they need of it, and never the facts.
public interface Report {
    /// One more domain.
    ///
    /// @param since gives what earlier looks tell; only what is written after it was asked for can wait for it
    void add(Verdict verdict, DomainFacts facts, Supplier<Since> since);

    /// One more domain of which no earlier look is known.
    default void add(Verdict verdict, DomainFacts facts) {
        add(verdict, facts, () -> Since.NOTHING);
    }

    /// No more come. The stream stays open.
    void end();
}
