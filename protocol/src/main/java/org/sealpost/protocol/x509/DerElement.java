package org.sealpost.protocol.x509;

import java.util.Optional;
import org.sealpost.protocol.Octets;

/// The first element of a text in DER, and what stands behind it.
///
/// @param whole with its tag and length
/// @param rest empty when nothing follows
record DerElement(int tag, Octets whole, Octets content, Octets rest) {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int SEQUENCE = 0x30;

    private static final int HEAD = 2;
    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_OCTETS = 3;

    /// Empty when it is not whole.
    static Optional<DerElement> first(Octets der) {
        if (der.length() < HEAD) {
            return Optional.empty();
        }
        int first = der.at(1);
        int more = first < LONG_FORM ? 0 : first - LONG_FORM;
        if (first == LONG_FORM || more > MOST_LENGTH_OCTETS || der.length() < HEAD + more) {
            return Optional.empty();
        }
        int length = first < LONG_FORM ? first : 0;
        for (int i = 0; i < more; i++) {
            length = length << 8 | der.at(HEAD + i);
        }
        int start = HEAD + more;
        int end = start + length;
        return end > der.length()
                ? Optional.empty()
                : Optional.of(new DerElement(
                        der.at(0), der.slice(0, end), der.slice(start, end), der.slice(end, der.length())));
    }

    /// The same when it has that tag.
    static Optional<DerElement> first(Octets der, int tag) {
        return first(der).filter(element -> element.tag() == tag);
    }
}
