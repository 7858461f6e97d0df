package org.sealpost.app.check;

import java.util.Locale;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.check.Judge;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.Observer;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;

/// Looks with an [Observer] of its own, and judges.
public final class ObservingChecker implements Checker {
    private final Observer observer;
    private final ObservationListener listener;

    public ObservingChecker(ObserverOptions options, ProgressLine progress) {
        this.observer = Observer.open(options);
        this.listener = new Waiting(progress);
    }

    @Override
    public Checked check(DomainName domain) {
        var facts = observer.observe(domain, listener);
        return new Checked(Judge.judge(facts), facts);
    }

    @Override
    public void close() {
        observer.close();
    }

    /// Puts on the progress line what is waited for: hosts by their names, the rest by the domain.
    private record Waiting(ProgressLine progress) implements ObservationListener {
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
            return part.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + name;
        }
    }
}
