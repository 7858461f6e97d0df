package org.sealpost.protocol.mtasts;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;
import org.sealpost.protocol.syntax.TxtFault;

/// What can be wrong with the TXT record at `_mta-sts`.
public enum StsRecordCode implements DeviationCode {
    /// No TXT record there has to do with MTA-STS.
    MISSING("missing", true),
    /// More than one record begins with `v=STSv1;`; the text is each of them.
    SEVERAL("several", true),
    /// A text of another kind stands at the same name; it is passed over.
    UNRELATED_TEXT("unrelated-text", false),
    /// Meant as an MTA-STS record, but it does not begin with `v=STSv1;` to the letter.
    VERSION_MALFORMED("version-malformed", true),
    /// Quotation marks are part of the text; they belong to the zone file and not into the record.
    QUOTATION_MARKS("quotation-marks", true),
    /// `v=STSv1 ;`: some senders take it and some do not.
    WHITE_SPACE_BEFORE_SEMICOLON("white-space-before-semicolon", false),
    /// White space round a `=`, or at the end without a semicolon.
    MISPLACED_WHITE_SPACE("misplaced-white-space", true),
    /// Two semicolons with nothing between them.
    EMPTY_FIELD("empty-field", true),
    /// A field that is not `name=value`, or has characters that may not stand in it.
    FIELD_MALFORMED("field-malformed", true),
    /// A field that was there before; the first one counts.
    DUPLICATE_FIELD("duplicate-field", false),
    /// No `id`; the text is a field that may have been meant, such as `ID=1`.
    ID_MISSING("id-missing", true),
    /// An `id` that is not 1 to 32 letters or digits.
    ID_MALFORMED("id-malformed", true);

    private final String id;
    private final boolean unusable;

    StsRecordCode(String fault, boolean unusable) {
        this.id = "mtasts.record." + fault;
        this.unusable = unusable;
    }

    static StsRecordCode of(TxtFault fault) {
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
        // RFC 8461 §3.2 has the rule for repeated fields of both texts.
        return this == DUPLICATE_FIELD ? RfcRef.of(8461, "3.2") : RfcRef.of(8461, "3.1");
    }

    @Override
    public boolean unusable() {
        return unusable;
    }
}
