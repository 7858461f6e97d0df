package org.sealpost.reports.summary;

/// What a reporter's word is worth.
public enum Standing {
    /// Proven, and in the table of known reporters.
    KNOWN,
    /// Proven, and a named person says that it is a mail provider.
    APPROVED,
    /// Proven to be whoever it is.
    OTHER,
    /// Not proven: anybody can say so.
    CLAIMED
}
