package org.sealpost.app.command;

import org.sealpost.app.render.ProgressLine;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;

/// Puts on the progress line what is waited for: hosts by their names, the rest by the domain.
record WaitingFor(ProgressLine progress) implements ObservationListener {
    @Override
    public void began(DomainName domain, Part part) {
        if (!namesHosts(part)) {
            progress.begin(words(part, domain));
        }
    }

    @Override
    public void finished(DomainName domain, Part part) {
        if (!namesHosts(part)) {
            progress.end(words(part, domain));
        }
    }

    @Override
    public void began(DomainName domain, Part part, DomainName host) {
        progress.begin(words(part, host));
    }

    @Override
    public void finished(DomainName domain, Part part, DomainName host) {
        progress.end(words(part, host));
    }

    private static boolean namesHosts(Part part) {
        return part == Part.POLICY || part == Part.SMTP;
    }

    private static String words(Part part, DomainName name) {
        return part.word() + " " + name;
    }
}
