package org.sealpost.fleet.watch;

/// How urgent an alert is, the gravest first.
public enum Level {
    /// Mail is, or will soon be, refused: somebody is to be woken.
    PAGE,
    /// Mail is or will be unprotected, or somebody changed what was approved.
    WARNING,
    /// Worth knowing.
    NOTICE;

    /// Whether this is at least as grave.
    public boolean atLeast(Level other) {
        return compareTo(other) <= 0;
    }
}
