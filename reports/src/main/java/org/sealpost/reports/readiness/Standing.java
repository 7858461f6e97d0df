package org.sealpost.reports.readiness;

/// How far the word of a reporter counts. A signature proves who speaks, not that it is a mail provider.
public enum Standing {
    /// Proven, and in the table of known reporters.
    KNOWN,
    /// Proven, and a named person says that it is a mail provider.
    APPROVED,
    /// Anybody else: shown, never counted.
    OTHER;

    public boolean counts() {
        return this != OTHER;
    }
}
