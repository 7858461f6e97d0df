package org.sealpost.protocol.x509;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpost.protocol.Octets;

/// The field of a certificate that holds its key with the name of its algorithm; DKIM publishes it by itself. It is
/// read by hand: made anew from a key its octets might differ, and the key factories of the JDK refuse small keys,
/// which are the ones to be told of.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280 §4.1</a>
public final class SubjectPublicKeyInfo {
    private static final int VERSION = 0xa0;
    private static final int FIELDS_BEFORE_KEY = 5;

    /// The object identifier 1.2.840.113549.1.1.1 (rsaEncryption) with its tag and length.
    private static final String RSA = "06092a864886f70d010101";

    private SubjectPublicKeyInfo() {}

    /// That of a certificate, octet for octet; no octets when there is none to be found.
    public static Octets of(Octets certificate) {
        Octets fields = DerElement.first(certificate)
                .flatMap(whole -> DerElement.first(whole.content()))
                .map(DerElement::content)
                .orElse(Octets.EMPTY);
        fields = DerElement.first(fields, VERSION).map(DerElement::rest).orElse(fields);
        // Serial number, signature algorithm, issuer, validity, subject.
        for (int i = 0; i < FIELDS_BEFORE_KEY; i++) {
            fields = DerElement.first(fields).map(DerElement::rest).orElse(Octets.EMPTY);
        }
        return DerElement.first(fields, DerElement.SEQUENCE)
                .map(DerElement::whole)
                .orElse(Octets.EMPTY);
    }

    /// How long the modulus of an RSA key is, of one of these or of a bare RSAPublicKey: RFC 6376 §3.6.1 says the
    /// latter, everybody publishes the former. Empty for anything else.
    public static OptionalInt rsaBits(Octets key) {
        return DerElement.first(key, DerElement.SEQUENCE)
                .map(DerElement::content)
                .flatMap(outer ->
                        DerElement.first(outer, DerElement.INTEGER).isPresent() ? Optional.of(outer) : insideOf(outer))
                .flatMap(inside -> DerElement.first(inside, DerElement.INTEGER))
                .map(DerElement::content)
                .filter(modulus -> modulus.length() > 0)
                .map(modulus -> new BigInteger(modulus.toArray()))
                .filter(modulus -> modulus.signum() > 0)
                .map(modulus -> OptionalInt.of(modulus.bitLength()))
                .orElseGet(OptionalInt::empty);
    }

    /// The content of the RSAPublicKey that the bit string holds.
    private static Optional<Octets> insideOf(Octets info) {
        return DerElement.first(info, DerElement.SEQUENCE)
                .filter(algorithm -> algorithm.content().hex().startsWith(RSA))
                .flatMap(algorithm -> DerElement.first(algorithm.rest(), DerElement.BIT_STRING))
                .map(DerElement::content)
                .filter(bits -> bits.length() > 1 && bits.at(0) == 0)
                .flatMap(bits -> DerElement.first(bits.slice(1, bits.length()), DerElement.SEQUENCE))
                .map(DerElement::content);
    }
}
