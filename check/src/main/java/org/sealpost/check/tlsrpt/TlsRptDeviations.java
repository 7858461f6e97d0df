package org.sealpost.check.tlsrpt;

import org.sealpost.check.Aspect;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.DeviationFinding;
import org.sealpost.protocol.tlsrpt.TlsRptRecordCode;

/// How grave the deviations of a TLS-RPT record are: a warning at most, for reports protect nothing.
public final class TlsRptDeviations {
    private TlsRptDeviations() {}

    public static FindingCode of(TlsRptRecordCode code) {
        return new DeviationFinding(code, severity(code), Aspect.TLS_RPT, Fixer.DNS);
    }

    private static Severity severity(TlsRptRecordCode code) {
        return switch (code) {
            case MISSING,
                    SEVERAL,
                    VERSION_MALFORMED,
                    QUOTATION_MARKS,
                    WHITE_SPACE_BEFORE_SEMICOLON,
                    MISPLACED_WHITE_SPACE,
                    EMPTY_FIELD,
                    FIELD_MALFORMED,
                    DUPLICATE_FIELD,
                    RUA_MISSING,
                    RUA_MALFORMED,
                    RUA_REPEATED,
                    RUA_UNUSABLE,
                    NO_USABLE_DESTINATION -> Severity.WARNING;
            case UNRELATED_TEXT -> Severity.NOTICE;
        };
    }
}
