package org.sealpost.app.command;

import org.sealpost.app.check.Checker;
import org.sealpost.app.render.ProgressLine;

/// What is looked at: the world, or a lab. Each round of looks opens a checker of its own, since one shares what it
/// saw of an address.
@FunctionalInterface
interface Network {
    /// @param wiring how to look
    Checker open(Wiring wiring, ProgressLine progress);
}
