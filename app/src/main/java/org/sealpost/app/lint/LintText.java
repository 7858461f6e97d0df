package org.sealpost.app.lint;

import java.io.PrintStream;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.Deviation;

/// Writes what linting gave for people.
public final class LintText {
    private static final int LONGEST_EXCERPT = 200;

    private final PrintStream out;

    public LintText(PrintStream out) {
        this.out = out;
    }

    public void write(LintKind kind, LintResult result) {
        int count = result.deviations().size();
        String deviations = count == 0 ? "no deviations" : count == 1 ? "1 deviation" : count + " deviations";
        out.println(kind.word() + ": " + (result.usable() ? "usable, " : "unusable, ") + deviations);
        for (Deviation deviation : result.deviations()) {
            String place = deviation.line() == 0 ? "missing" : "line " + deviation.line();
            String weight = deviation.code().unusable() ? "" : " (passed over)";
            out.println();
            out.println(place + ": " + deviation.code().id() + weight + ", "
                    + deviation.code().rfc());
            if (!deviation.text().isEmpty()) {
                out.println("  " + Shown.excerpt(deviation.text(), LONGEST_EXCERPT));
            }
        }
    }
}
