package org.sealpost.reports.store;

/// What keeping an arrival has brought.
public enum Kept {
    /// At least one report that was not there before.
    NEW,
    /// The same octets were there already.
    SAME_OCTETS,
    /// Other octets with reports that were all there already.
    SAME_REPORTS,
    /// A report that was there with other content; both are kept and the larger counts.
    OTHER_CONTENT,
    /// No report in it.
    NOTHING
}
