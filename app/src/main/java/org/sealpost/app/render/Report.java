package org.sealpost.app.render;

import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;

/// What a run says, in one format: it gets the domains one by one as they are known, and ends with what is known of all
/// of them together. Called from one thread.
///
/// Formats that can, write each domain when it comes; the others keep what they need of it, and never the facts.
public interface Report {
    /// One more domain.
    void add(Verdict verdict, DomainFacts facts);

    /// No more come. The stream stays open.
    void end();
}
