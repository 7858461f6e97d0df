package org.sealpost.protocol.syntax;

/// The faults that an MTA-STS record and a TLS-RPT record have in common; each has its own code in both.
public enum TxtFault {
    MISSING,
    SEVERAL,
    UNRELATED_TEXT,
    VERSION_MALFORMED,
    QUOTATION_MARKS,
    WHITE_SPACE_BEFORE_SEMICOLON,
    MISPLACED_WHITE_SPACE,
    EMPTY_FIELD,
    FIELD_MALFORMED,
    DUPLICATE_FIELD
}
