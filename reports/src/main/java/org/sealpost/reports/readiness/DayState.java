package org.sealpost.reports.readiness;

/// What a day says.
public enum DayState {
    /// Evidence, and no failure that matters.
    CLEAN,
    /// Evidence, with failures that are tolerated.
    WARN,
    /// More failures than may be; the run begins anew.
    DIRTY,
    /// No evidence; the run pauses.
    NO_DATA,
    /// Reports could not be made or could not reach us; the run pauses.
    BROKEN,
    /// Its reports may still come.
    OPEN;

    /// Whether the run goes on with it.
    public boolean advances() {
        return this == CLEAN || this == WARN;
    }
}
