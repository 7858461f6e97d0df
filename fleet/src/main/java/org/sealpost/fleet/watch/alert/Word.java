package org.sealpost.fleet.watch.alert;

/// What there is to tell of an alert.
public enum Word {
    OPENED,
    /// It is graver than was told.
    WORSE,
    RECOVERED
}
