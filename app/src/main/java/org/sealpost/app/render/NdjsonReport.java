package org.sealpost.app.render;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.sealpost.app.check.Since;
import org.sealpost.check.Verdict;
import org.sealpost.check.expect.Expectation;
import org.sealpost.observe.facts.DomainFacts;

/// An object for each domain on a line of its own, as the elements of `domains` in `docs/schema/check-1.schema.json`.
/// A line is whole or, when the process was ended in the middle of it, the last one and without a line end.
public final class NdjsonReport implements Report {
    private final Pages pages;
    private final PrintStream out;
    private final Expectation expectation;

    public NdjsonReport(Pages pages, PrintStream out) {
        this(pages, out, Expectation.NONE);
    }

    public NdjsonReport(Pages pages, PrintStream out, Expectation expectation) {
        this.pages = pages;
        this.out = out;
        this.expectation = expectation;
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        VerdictJson.line(pages, out, verdict, facts, since.get(), expectation);
        out.flush();
    }

    @Override
    public void end() {
        out.flush();
    }
}
