package org.sealpost.check.dane;

import org.sealpost.protocol.Octets;

/// Finds the SubjectPublicKeyInfo of a certificate as it stands there, octet for octet: made anew from a key it might
/// differ.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280 §4.1</a>
final class PublicKeyInfo {
    private static final int SEQUENCE = 0x30;
    private static final int VERSION = 0xa0;
    private static final int FIELDS_BEFORE_KEY = 5;

    private final Octets der;
    private int position;

    private PublicKeyInfo(Octets der) {
        this.der = der;
    }

    /// Empty octets when there is none to be found.
    static Octets of(Octets certificate) {
        try {
            return new PublicKeyInfo(certificate).find();
        } catch (IndexOutOfBoundsException | ArithmeticException truncated) {
            return Octets.EMPTY;
        }
    }

    private Octets find() {
        enter();
        enter();
        if (der.at(position) == VERSION) {
            skip();
        }
        // Serial number, signature algorithm, issuer, validity, subject.
        for (int i = 0; i < FIELDS_BEFORE_KEY; i++) {
            skip();
        }
        int start = position;
        if (der.at(start) != SEQUENCE) {
            return Octets.EMPTY;
        }
        skip();
        return position <= der.length() ? der.slice(start, position) : Octets.EMPTY;
    }

    /// Steps behind tag and length.
    private void enter() {
        position++;
        var _ = length();
    }

    private void skip() {
        position++;
        position = Math.addExact(length(), position);
    }

    private int length() {
        int first = der.at(position++);
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = Math.addExact(Math.multiplyExact(length, 256), der.at(position++));
        }
        return length;
    }
}
