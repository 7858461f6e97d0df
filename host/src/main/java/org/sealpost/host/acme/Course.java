package org.sealpost.host.acme;

import java.time.Instant;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.Phase;

/// The way of a name from one certificate to the next, one step at a time. Each step starts from what is stored, asks
/// an authority at most one thing that changes anything, and says what to store: a process that ends between two
/// steps loses nothing.
final class Course {
    private final Resting resting;
    private final Placing placing;
    private final Ordered ordered;

    Course(Resting resting, Placing placing, Ordered ordered) {
        this.resting = resting;
        this.placing = placing;
        this.ordered = ordered;
    }

    Turn step(CertifiedName name, Conversations conversations, Instant now) {
        return switch (name.phase()) {
            case Phase.Resting _ -> resting.step(name, conversations, now);
            case Phase.Placing phase -> placing.step(name, phase, conversations, now);
            case Phase.Ordered(var order) -> ordered.step(name, order, conversations, now);
            case Phase.Withdrawn _ -> Turn.until(name, Instant.MAX);
        };
    }
}
