package org.sealpost.app.access;

/// Whether somebody may.
public enum Decision {
    ALLOWED,
    /// Nobody has signed in: ask them to.
    SIGN_IN,
    /// It is there for them to know, and not for them to do.
    FORBIDDEN,
    /// Say what is said of things that do not exist.
    HIDDEN
}
