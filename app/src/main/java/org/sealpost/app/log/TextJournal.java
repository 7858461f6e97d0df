package org.sealpost.app.log;

import java.io.PrintStream;
import org.sealpost.app.render.Shown;

/// Lines for people.
public final class TextJournal implements Journal {
    private final PrintStream out;

    public TextJournal(PrintStream out) {
        this.out = out;
    }

    @Override
    public void problem(String sentence) {
        line("sealpost: " + sentence);
    }

    @Override
    public void request(Request request) {
        line(request.from().getHostAddress() + " " + Shown.text(request.method()) + " " + Shown.text(request.path())
                + " " + request.status() + " " + request.took().toMillis() + " ms");
    }

    private void line(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }
}
