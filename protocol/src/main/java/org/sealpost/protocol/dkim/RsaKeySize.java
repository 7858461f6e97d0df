package org.sealpost.protocol.dkim;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpost.protocol.Octets;

/// How long the modulus of an RSA key is, read from its DER by hand: the key factories of the JDK refuse small keys,
/// which are the ones to be told of.
final class RsaKeySize {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;

    /// The object identifier 1.2.840.113549.1.1.1 (rsaEncryption) with its tag and length.
    private static final String RSA = "06092a864886f70d010101";

    private RsaKeySize() {}

    /// The bits of a SubjectPublicKeyInfo, or of a bare RSAPublicKey: RFC 6376 §3.6.1 says the latter, everybody
    /// publishes the former.
    static OptionalInt of(Octets der) {
        return element(der, SEQUENCE)
                .flatMap(outer -> element(outer, INTEGER).isPresent() ? Optional.of(outer) : inner(outer))
                .flatMap(key -> element(key, INTEGER))
                .map(modulus -> new BigInteger(modulus.toArray()))
                .filter(modulus -> modulus.signum() > 0)
                .map(modulus -> OptionalInt.of(modulus.bitLength()))
                .orElseGet(OptionalInt::empty);
    }

    private static Optional<Octets> inner(Octets info) {
        return element(info, SEQUENCE)
                .filter(algorithm -> algorithm.hex().startsWith(RSA))
                .flatMap(algorithm -> after(info))
                .flatMap(rest -> element(rest, BIT_STRING))
                .filter(bits -> bits.length() > 1 && bits.at(0) == 0)
                .flatMap(bits -> element(bits.slice(1, bits.length()), SEQUENCE));
    }

    /// The content of the first element, when it has the tag and is whole.
    private static Optional<Octets> element(Octets der, int tag) {
        int start = start(der);
        int length = length(der);
        return der.length() > 1 && der.at(0) == tag && length > 0 && start + length <= der.length()
                ? Optional.of(der.slice(start, start + length))
                : Optional.empty();
    }

    private static Optional<Octets> after(Octets der) {
        int end = start(der) + length(der);
        return end <= der.length() ? Optional.of(der.slice(end, der.length())) : Optional.empty();
    }

    private static int start(Octets der) {
        return der.length() < 2 || der.at(1) < 0x80 ? 2 : 2 + (der.at(1) & 0x7f);
    }

    /// 0 where there is no length, or one that a key does not have.
    private static int length(Octets der) {
        if (der.length() < 2) {
            return 0;
        }
        int first = der.at(1);
        int count = first & 0x7f;
        if (first < 0x80) {
            return first;
        }
        if (count == 0 || count > 2 || der.length() < 2 + count) {
            return 0;
        }
        return count == 1 ? der.at(2) : der.at(2) << 8 | der.at(3);
    }
}
