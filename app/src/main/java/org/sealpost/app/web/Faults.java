package org.sealpost.app.web;

/// Hears what went wrong here, and not at the visitor's.
@FunctionalInterface
public interface Faults {
    /// @param id what the visitor was told to quote
    void heard(String id, Call call, Throwable fault);
}
