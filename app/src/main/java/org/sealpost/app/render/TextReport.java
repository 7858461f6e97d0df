package org.sealpost.app.render;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sealpost.app.check.Since;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;

/// Verdicts for people, each when it is there, before it is known what has changed; of several domains a line at
/// the end counts the outcomes.
public final class TextReport implements Report {
    private final VerdictText text;
    private final ChangesText changes;
    private final boolean single;
    private final boolean verbose;
    private final PrintStream out;
    private final List<Outcome> outcomes = new ArrayList<>();

    /// @param single whether there is one domain only
    /// @param verbose whether changes are shown with all their evidence
    public TextReport(VerdictText text, ChangesText changes, boolean single, boolean verbose, PrintStream out) {
        this.text = text;
        this.changes = changes;
        this.single = single;
        this.verbose = verbose;
        this.out = out;
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        out.print(text.render(verdict, facts));
        out.print(single ? "" : "\n");
        out.flush();
        Since earlier = since.get();
        out.print(single ? changes.render(earlier.all(), verbose) : changes.brief(earlier.all()));
        out.print(changes.comparison(earlier.compared()));
        out.flush();
        outcomes.add(earlier.outcome(verdict));
    }

    @Override
    public void end() {
        if (!single) {
            out.print(text.summary(outcomes));
        }
        out.flush();
    }
}
