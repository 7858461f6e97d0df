package org.sealpost.app.check;

import java.util.List;
import org.sealpost.check.Judge;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.Observer;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.protocol.name.DomainName;

/// Looks with an [Observer] of its own, and judges.
public final class ObservingChecker implements Checker {
    private final Observer observer;
    private final ObservationListener listener;

    public ObservingChecker(ObserverOptions options, ObservationListener listener) {
        this.observer = Observer.open(options);
        this.listener = listener;
    }

    @Override
    public Checked check(DomainName domain) {
        var facts = observer.observe(domain, listener);
        return new Checked(Judge.judge(facts), facts, List.of());
    }

    @Override
    public void close() {
        observer.close();
    }
}
