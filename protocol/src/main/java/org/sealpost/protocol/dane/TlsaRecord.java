package org.sealpost.protocol.dane;

import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;

/// One TLSA resource record.
///
/// @param usage what the data is held against: 0 PKIX-TA, 1 PKIX-EE, 2 DANE-TA, 3 DANE-EE; others are unassigned
/// @param selector which part of the certificate: 0 all of it, 1 its public key
/// @param matchingType how the data stands for it: 0 as it is, 1 SHA-256, 2 SHA-512
/// @param data the certificate association data
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6698#section-2.1">RFC 6698 §2.1</a>
public record TlsaRecord(int usage, int selector, int matchingType, Octets data) {
    public TlsaRecord {
        if (usage < 0 || usage > 255 || selector < 0 || selector > 255 || matchingType < 0 || matchingType > 255) {
            throw new IllegalArgumentException("a field of one octet is between 0 and 255");
        }
        if (data.length() > 65_532) {
            throw new IllegalArgumentException("the data of a record ends at 65532 octets");
        }
    }

    /// The record data as it is in a DNS message.
    public static Parsed<TlsaRecord> parseWire(Octets data) {
        return TlsaParser.wire(data);
    }

    /// The record data as people write it: three numbers and hexadecimal digits, such as `3 1 1 0123…`.
    public static Parsed<TlsaRecord> parse(Octets presentation) {
        return TlsaParser.presentation(presentation);
    }

    /// The three numbers and the data in lower-case hexadecimal without gaps.
    public String render() {
        return usage + " " + selector + " " + matchingType + " " + data.hex();
    }

    /// The record data for a DNS message.
    public Octets renderWire() {
        byte[] wire = new byte[3 + data.length()];
        wire[0] = (byte) usage;
        wire[1] = (byte) selector;
        wire[2] = (byte) matchingType;
        System.arraycopy(data.toArray(), 0, wire, 3, data.length());
        return Octets.of(wire);
    }

    /// Whether a client of SMTP can authenticate a server with it. RFC 7672 §3.1: usages 2 and 3; the numbers assigned
    /// for the other two fields; a digest of the right length, or data at all.
    public boolean usableForSmtp() {
        return TlsaParser.fault(this).isEmpty();
    }
}
