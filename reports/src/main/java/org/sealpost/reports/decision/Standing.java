package org.sealpost.reports.decision;

/// What a reporter's word is worth. A signature proves who speaks, not that it is a mail provider.
public enum Standing {
    /// Proven, and in the table of known reporters.
    KNOWN,
    /// Proven, and a named person says that it is a mail provider.
    APPROVED,
    /// Proven to be whoever it is: shown, never counted.
    OTHER,
    /// Not proven, so anybody can say so: shown, never counted.
    CLAIMED;

    /// Whether what it says is evidence.
    public boolean counts() {
        return this == KNOWN || this == APPROVED;
    }
}
