package org.sealpost.lab.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.dane.TlsaRecord;

/// Makes TLSA records of certificates that exist only while the lab runs.
public final class TlsaRecords {
    private final Authority authority;

    public TlsaRecords(Authority authority) {
        this.authority = authority;
    }

    /// The record of words such as `3 1 1 own`: usage, selector, matching type, and what it stands for: `own` is what
    /// the server presents, `issuer` the certificate above it, `root` the trusted root, `next` a key that nobody
    /// has, `cut` is `own` without its last octet.
    ///
    /// @param presented the certificate that the server presents
    /// @param name the server's own name
    /// @throws IllegalArgumentException when the words are not understood
    public TlsaRecord of(CertificatePlan presented, String name, String words) {
        String[] parts = words.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + words + "' is not of the form '3 1 1 own'");
        }
        List<X509Certificate> chain = authority.presented(presented.named(name));
        int selector = Integer.parseInt(parts[1]);
        int matchingType = Integer.parseInt(parts[2]);
        byte[] data = switch (parts[3]) {
            case "own" -> data(selector, matchingType, chain.getFirst());
            case "issuer" -> data(selector, matchingType, chain.get(1));
            case "root" -> data(selector, matchingType, authority.root());
            case "next" -> form(matchingType, name.getBytes(StandardCharsets.US_ASCII));
            case "cut" -> {
                byte[] whole = data(selector, matchingType, chain.getFirst());
                yield Octets.of(whole).slice(0, whole.length - 1).toArray();
            }
            default -> throw new IllegalArgumentException("'" + parts[3] + "' is no certificate of the lab");
        };
        return new TlsaRecord(Integer.parseInt(parts[0]), selector, matchingType, Octets.of(data));
    }

    private static byte[] data(int selector, int matchingType, X509Certificate certificate) {
        try {
            byte[] part = selector == 0
                    ? certificate.getEncoded()
                    : certificate.getPublicKey().getEncoded();
            return form(matchingType, part);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] form(int matchingType, byte[] part) {
        try {
            return switch (matchingType) {
                case 1 -> MessageDigest.getInstance("SHA-256").digest(part);
                case 2 -> MessageDigest.getInstance("SHA-512").digest(part);
                default -> part;
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
