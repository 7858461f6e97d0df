package org.sealpost.app.look;

import org.sealpost.app.check.Checker;
import org.sealpost.observe.ObservationListener;

/// How domains are looked at: the world, or a lab.
@FunctionalInterface
public interface Eyes {
    /// A checker of its own for one check: one shares what it saw of an address.
    Checker open(ObservationListener listener);
}
