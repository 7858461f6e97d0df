package org.sealpost.protocol.mtasts;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// What can be wrong with the text of a policy, and with an `mx` pattern in it.
public enum StsPolicyCode implements DeviationCode {
    /// The text is a web page or other markup.
    HTML("html", true),
    /// The text begins with a byte order mark, which is part of the first line.
    BYTE_ORDER_MARK("byte-order-mark", true),
    /// A line with nothing on it, or nothing but white space.
    BLANK_LINE("blank-line", true),
    /// White space before a name or before its colon.
    MISPLACED_WHITE_SPACE("misplaced-white-space", true),
    /// A control character (a tab inside a value and a CR without LF among them), or octets that are not UTF-8.
    BAD_CHARACTER("bad-character", true),
    /// A line that is not `name: value`.
    LINE_MALFORMED("line-malformed", true),
    /// A name that differs from a known one only in case, `-` or `_`, and so is another name.
    NAME_MISSPELLED("name-misspelled", false),
    /// A line whose name was there before; the first one counts.
    DUPLICATE_FIELD("duplicate-field", false),
    VERSION_MISSING("version-missing", true),
    /// A `version` other than `STSv1`.
    VERSION_UNKNOWN("version-unknown", true),
    /// Allowed, but some senders want `version` on the first line.
    VERSION_NOT_FIRST("version-not-first", false),
    MODE_MISSING("mode-missing", true),
    /// A `mode` other than `testing`, `enforce` and `none`, case included.
    MODE_UNKNOWN("mode-unknown", true),
    MAX_AGE_MISSING("max-age-missing", true),
    /// A `max_age` that is not 1 to 10 digits.
    MAX_AGE_MALFORMED("max-age-malformed", true),
    /// A `max_age` above 31557600 seconds.
    MAX_AGE_TOO_LARGE("max-age-too-large", true),
    /// No `mx` although the mode is not `none`.
    MX_MISSING("mx-missing", true),
    /// More than one host on one `mx` line.
    MX_SEVERAL_ON_LINE("mx-several-on-line", true),
    /// An internationalised name that is not written in A-labels (`xn--…`).
    MX_NOT_ASCII("mx-not-ascii", true),
    /// A `*` that is not the whole left-most label, or no name after it.
    MX_WILDCARD("mx-wildcard", true),
    /// A name that ends in a dot.
    MX_TRAILING_DOT("mx-trailing-dot", true),
    /// Another text that is not a host name, such as one with `_`, a URL or an address in brackets.
    MX_MALFORMED("mx-malformed", true);

    private static final RfcRef POLICY = RfcRef.of(8461, "3.2");

    private final String id;
    private final boolean unusable;

    StsPolicyCode(String fault, boolean unusable) {
        this.id = "mtasts.policy." + fault;
        this.unusable = unusable;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RfcRef rfc() {
        return this == MX_WILDCARD ? RfcRef.of(8461, "4.1") : POLICY;
    }

    @Override
    public boolean unusable() {
        return unusable;
    }
}
