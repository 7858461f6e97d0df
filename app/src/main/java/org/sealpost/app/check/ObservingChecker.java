package org.sealpost.app.check;

import java.util.List;
import org.sealpost.check.Judge;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.Observer;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.net.Dialer;
import org.sealpost.protocol.name.DomainName;

/// Looks with an [Observer] of its own, and judges.
public final class ObservingChecker implements Checker {
    private final Observer observer;
    private final ObservationListener listener;

    public ObservingChecker(ObserverOptions options, ObservationListener listener) {
        this.observer = Observer.open(options);
        this.listener = listener;
    }

    /// The same over a dialer that others use too; it stays open.
    public ObservingChecker(ObserverOptions options, Dialer dialer) {
        this.observer = Observer.over(dialer, options);
        this.listener = ObservationListener.NONE;
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
