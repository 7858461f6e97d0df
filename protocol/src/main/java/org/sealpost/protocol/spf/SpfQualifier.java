package org.sealpost.protocol.spf;

/// What a match of a mechanism means.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-4.6.2">RFC 7208 §4.6.2</a>
public enum SpfQualifier {
    PASS('+'),
    FAIL('-'),
    SOFT_FAIL('~'),
    NEUTRAL('?');

    private final char sign;

    SpfQualifier(char sign) {
        this.sign = sign;
    }

    /// Such as `-`.
    public char sign() {
        return sign;
    }
}
