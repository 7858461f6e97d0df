package org.sealpost.app.command;

import org.sealpost.app.log.Journal;
import org.sealpost.app.look.Look;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Call;

/// What goes wrong while it serves, as the journal has it.
record ServeProblems(Journal journal) {
    private static final int PATH = 200;

    void hear(String problem) {
        journal.problem(Shown.text(problem));
    }

    /// @param id that the page says, to quote
    void hear(String id, Call call, Throwable fault) {
        hear("fault " + id + " at " + Shown.excerpt("/" + String.join("/", call.path()), PATH), fault);
    }

    void hear(Look look, RuntimeException fault) {
        hear("fault in check " + look.id() + " of " + look.domain().ascii(), fault);
    }

    private void hear(String what, Throwable fault) {
        hear(what + ": " + fault);
    }
}
