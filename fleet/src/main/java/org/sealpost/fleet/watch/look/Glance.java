package org.sealpost.fleet.watch.look;

/// What one look tells of one cause.
public enum Glance {
    SEEN,
    /// The look could have seen it, and it is not there.
    ABSENT,
    /// The look could not tell: DNS or a server gave no answer, or that part was left out. From this nothing follows.
    UNKNOWN
}
