package org.sealpost.check.mtasts;

import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.DeviationFinding;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.TextCode;
import org.sealpost.protocol.mtasts.StsPolicyCode;
import org.sealpost.protocol.mtasts.StsRecordCode;

/// How grave the deviations of a record and of a policy are for mail.
public final class StsDeviations {
    private StsDeviations() {}

    public static FindingCode of(StsRecordCode code) {
        return new DeviationFinding(code, severity(code), Aspect.STS_RECORD, Fixer.DNS);
    }

    public static FindingCode of(StsPolicyCode code) {
        return new DeviationFinding(code, severity(code), Aspect.POLICY_FILE, Fixer.POLICY_HOST);
    }

    public static FindingCode of(TextCode code) {
        return new DeviationFinding(code, Severity.NOTICE, Aspect.POLICY_FILE, Fixer.POLICY_HOST);
    }

    /// The finding of a deviation in a policy or a record; empty for a code of another grammar.
    static Optional<FindingCode> find(DeviationCode code) {
        return switch (code) {
            case StsRecordCode record -> Optional.of(of(record));
            case StsPolicyCode policy -> Optional.of(of(policy));
            case TextCode text -> Optional.of(of(text));
            default -> Optional.empty();
        };
    }

    private static Severity severity(StsRecordCode code) {
        return switch (code) {
            case MISSING,
                    SEVERAL,
                    VERSION_MALFORMED,
                    QUOTATION_MARKS,
                    MISPLACED_WHITE_SPACE,
                    EMPTY_FIELD,
                    FIELD_MALFORMED,
                    ID_MISSING,
                    ID_MALFORMED -> Severity.ERROR;
            case WHITE_SPACE_BEFORE_SEMICOLON, DUPLICATE_FIELD -> Severity.WARNING;
            case UNRELATED_TEXT -> Severity.NOTICE;
        };
    }

    private static Severity severity(StsPolicyCode code) {
        return switch (code) {
            case HTML,
                    BYTE_ORDER_MARK,
                    BLANK_LINE,
                    MISPLACED_WHITE_SPACE,
                    BAD_CHARACTER,
                    LINE_MALFORMED,
                    VERSION_MISSING,
                    VERSION_UNKNOWN,
                    MODE_MISSING,
                    MODE_UNKNOWN,
                    MAX_AGE_MISSING,
                    MAX_AGE_MALFORMED,
                    MAX_AGE_TOO_LARGE,
                    MX_MISSING,
                    MX_SEVERAL_ON_LINE,
                    MX_NOT_ASCII,
                    MX_WILDCARD,
                    MX_TRAILING_DOT,
                    MX_MALFORMED -> Severity.ERROR;
            case NAME_MISSPELLED, DUPLICATE_FIELD -> Severity.WARNING;
            case VERSION_NOT_FIRST -> Severity.NOTICE;
        };
    }
}
