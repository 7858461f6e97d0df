package org.sealpost.app.access.sign;

/// What came of changing who may do what.
public enum Change {
    DONE,
    /// There is nobody, or nothing, of that kind.
    NOT_THERE,
    /// Nobody would be left who could take it back.
    LAST_ADMIN
}
