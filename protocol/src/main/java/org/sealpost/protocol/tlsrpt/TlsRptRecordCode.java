package org.sealpost.protocol.tlsrpt;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;
import org.sealpost.protocol.syntax.TxtFault;

/// What can be wrong with the TXT record at `_smtp._tls`.
public enum TlsRptRecordCode implements DeviationCode {
    /// No TXT record there has to do with TLS reporting.
    MISSING("missing", true),
    /// More than one record begins with `v=TLSRPTv1;`; the text is each of them.
    SEVERAL("several", true),
    /// A text of another kind stands at the same name; it is passed over.
    UNRELATED_TEXT("unrelated-text", false),
    /// Meant as a TLS-RPT record, but it does not begin with `v=TLSRPTv1;` to the letter.
    VERSION_MALFORMED("version-malformed", true),
    /// Quotation marks are part of the text; they belong to the zone file and not into the record.
    QUOTATION_MARKS("quotation-marks", true),
    /// `v=TLSRPTv1 ;`: some senders take it and some do not.
    WHITE_SPACE_BEFORE_SEMICOLON("white-space-before-semicolon", false),
    /// White space round a `=`, or at the end without a semicolon.
    MISPLACED_WHITE_SPACE("misplaced-white-space", true),
    /// Two semicolons with nothing between them.
    EMPTY_FIELD("empty-field", true),
    /// A field that is not `name=value`, or has characters that may not stand in it.
    FIELD_MALFORMED("field-malformed", true),
    /// A field other than `rua` that was there before; the first one counts.
    DUPLICATE_FIELD("duplicate-field", false),
    /// No `rua`; the text is a field that may have been meant, such as `RUA=…`.
    RUA_MISSING("rua-missing", true),
    /// A `rua` that is not a list of URIs parted by commas, or one with a bare `!`.
    RUA_MALFORMED("rua-malformed", true),
    /// More than one `rua` field; all are taken here, yet senders may read only one.
    RUA_REPEATED("rua-repeated", false),
    /// A destination that no report can reach: neither `mailto:` nor `https:`, or without a whole address or host.
    RUA_UNUSABLE("rua-unusable", false),
    /// Not one destination can be reached.
    NO_USABLE_DESTINATION("no-usable-destination", false);

    private static final RfcRef RECORD = RfcRef.of(8460, "3");

    private final String id;
    private final boolean unusable;

    TlsRptRecordCode(String fault, boolean unusable) {
        this.id = "tlsrpt.record." + fault;
        this.unusable = unusable;
    }

    static TlsRptRecordCode of(TxtFault fault) {
        return switch (fault) {
            case MISSING -> MISSING;
            case SEVERAL -> SEVERAL;
            case UNRELATED_TEXT -> UNRELATED_TEXT;
            case VERSION_MALFORMED -> VERSION_MALFORMED;
            case QUOTATION_MARKS -> QUOTATION_MARKS;
            case WHITE_SPACE_BEFORE_SEMICOLON -> WHITE_SPACE_BEFORE_SEMICOLON;
            case MISPLACED_WHITE_SPACE -> MISPLACED_WHITE_SPACE;
            case EMPTY_FIELD -> EMPTY_FIELD;
            case FIELD_MALFORMED -> FIELD_MALFORMED;
            case DUPLICATE_FIELD -> DUPLICATE_FIELD;
        };
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RfcRef rfc() {
        return RECORD;
    }

    @Override
    public boolean unusable() {
        return unusable;
    }
}
