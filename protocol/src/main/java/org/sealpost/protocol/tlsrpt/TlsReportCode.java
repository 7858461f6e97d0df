package org.sealpost.protocol.tlsrpt;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// How a report can depart from RFC 8460. The text of a deviation is the value as it was, or the name of the field
/// where something is missing.
public enum TlsReportCode implements DeviationCode {
    /// The text is not JSON; the text shown is where it stops being so.
    NOT_JSON("not-json", true, "4"),
    /// JSON, but not an object with `policies` in it.
    NOT_A_REPORT("not-a-report", true, "4.4"),
    /// Nested deeper, or of more parts, than any report.
    LIMIT_EXCEEDED("limit-exceeded", true, "7"),
    /// Something after the end of the report.
    TRAILING_TEXT("trailing-text", false, "4"),
    BYTE_ORDER_MARK("byte-order-mark", false, "4"),
    /// Octets that are not UTF-8, or half a surrogate pair; replaced by U+FFFD.
    BAD_CHARACTER("bad-character", false, "4"),
    /// A name that was there before in the same object; the first one counts.
    DUPLICATE_NAME("duplicate-name", false, "4"),
    /// A text longer than 8192 characters; the rest is left out.
    TEXT_CUT("text-cut", false, "7"),
    /// More policies, details or texts than are kept; the text is how many were left out.
    LIST_CUT("list-cut", false, "7"),
    /// A name that RFC 8460 does not have.
    UNKNOWN_FIELD("unknown-field", false, "4.4"),
    /// A name from a draft or from the grammar for a field of another name.
    MISNAMED_FIELD("misnamed-field", false, "4.4"),
    FIELD_MISSING("field-missing", false, "4.4"),
    /// A value of another type than it should be, `null` among them; read where it has only one meaning.
    WRONG_TYPE("wrong-type", false, "4.4"),
    /// A text where a list of texts should be.
    NOT_A_LIST("not-a-list", false, "4.4"),
    /// A list written as a JSON text inside a text.
    ENCODED_TWICE("encoded-twice", false, "4.5"),
    /// The fields of `policy` or `summary` stand one level too high.
    NOT_NESTED("not-nested", false, "4.4"),
    /// A count that is not a whole number from 0 to 2⁵³.
    COUNT_MALFORMED("count-malformed", false, "4.4"),
    TIME_MALFORMED("time-malformed", false, "4.4"),
    /// A time without a zone; read as UTC.
    TIME_WITHOUT_ZONE("time-without-zone", false, "4.4"),
    /// The time covered is not one day of UTC.
    NOT_ONE_DAY("not-one-day", false, "4.1"),
    /// A contact that is no mail address.
    CONTACT_MALFORMED("contact-malformed", false, "4.4"),
    POLICY_TYPE_UNKNOWN("policy-type-unknown", false, "4.4"),
    RESULT_TYPE_UNKNOWN("result-type-unknown", false, "4.3"),
    /// A domain or pattern with characters that are not ASCII, or with a prefix such as `mx: `.
    NAME_MALFORMED("name-malformed", false, "4.4"),
    ADDRESS_MALFORMED("address-malformed", false, "4.4"),
    /// A line of a policy with its end still on it.
    LINE_END("line-end", false, "4.5"),
    /// Failures are counted and no detail says which.
    DETAILS_MISSING("details-missing", false, "4.3"),
    /// The details tell of more or fewer failures than are counted; the text is both sums.
    DETAILS_DIFFER("details-differ", false, "4.3"),
    /// A policy was applied, and the report does not say which.
    POLICY_STRING_MISSING("policy-string-missing", false, "4.4"),
    /// An MTA-STS policy was applied, and the report does not name its hosts.
    MX_HOST_MISSING("mx-host-missing", false, "4.4"),
    /// A session failed, and the report does not say between whom; the text is the fields that are missing.
    PEER_MISSING("peer-missing", false, "4.4"),
    /// A failure of the general kind without its reason.
    REASON_MISSING("reason-missing", false, "4.3.3");

    private final String id;
    private final boolean unusable;
    private final RfcRef rfc;

    TlsReportCode(String fault, boolean unusable, String section) {
        this.id = "tlsrpt.report." + fault;
        this.unusable = unusable;
        this.rfc = RfcRef.of(8460, section);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RfcRef rfc() {
        return rfc;
    }

    @Override
    public boolean unusable() {
        return unusable;
    }
}
