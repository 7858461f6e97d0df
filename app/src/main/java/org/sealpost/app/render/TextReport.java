package org.sealpost.app.render;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;

/// Verdicts for people, one below the other; of several domains a line at the end counts the outcomes.
public final class TextReport implements Report {
    private final VerdictText text;
    private final boolean single;
    private final PrintStream out;
    private final List<Outcome> outcomes = new ArrayList<>();

    /// @param single whether there is one domain only
    public TextReport(VerdictText text, boolean single, PrintStream out) {
        this.text = text;
        this.single = single;
        this.out = out;
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts) {
        out.print(text.render(verdict, facts));
        out.print(single ? "" : "\n");
        out.flush();
        outcomes.add(verdict.outcome());
    }

    @Override
    public void end() {
        if (!single) {
            out.print(text.summary(outcomes));
        }
        out.flush();
    }
}
