package org.sealpost.check;

/// What a finding means for mail. In the order in which people want to read.
public enum Severity {
    /// Mail is, or will be, lost or unprotected.
    ERROR,
    /// It could not be told; the evidence says why.
    UNKNOWN,
    /// It will hurt under some circumstance.
    WARNING,
    /// Worth knowing.
    NOTICE
}
