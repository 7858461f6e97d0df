package org.sealpost.observe.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.protocol.Octets;

/// The facts of a certificate, read so that no certificate, however broken, ends in an exception.
///
/// @param facts what goes into the evidence
/// @param dnsNames every DNS name of the certificate, also those that the facts leave out
/// @param problems what could not be read, one clause each
record CertificateReading(Certificate facts, List<String> dnsNames, List<String> problems) {
    /// How many DNS names of one certificate the facts keep.
    static final int DNS_NAMES_KEPT = 200;

    private static final int DNS_NAME = 2;

    CertificateReading {
        dnsNames = List.copyOf(dnsNames);
        problems = List.copyOf(problems);
    }

    static CertificateReading of(X509Certificate certificate) {
        List<String> names = List.of();
        List<String> problems = List.of();
        try {
            names = dnsNames(certificate);
        } catch (CertificateParsingException broken) {
            problems = List.of("its subject alternative name cannot be read");
        }
        byte[] der = encoded(certificate);
        var facts = new Certificate(
                Octets.of(der),
                sha256(der),
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getSerialNumber().toString(16),
                commonName(certificate),
                names.subList(0, Math.min(DNS_NAMES_KEPT, names.size())),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                certificate.getPublicKey().getAlgorithm(),
                bits(certificate.getPublicKey()),
                certificate.getSigAlgName(),
                certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
        return new CertificateReading(facts, names, problems);
    }

    private static List<String> dnsNames(X509Certificate certificate) throws CertificateParsingException {
        @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        if (names == null) {
            return List.of();
        }
        return names.stream()
                .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    }

    /// The last CN of the subject, which is the most specific one.
    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            List<Rdn> rdns = new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
            for (Rdn rdn : rdns.reversed()) {
                @Nullable Attribute name = rdn.toAttributes().get("CN");
                if (name != null && name.get() instanceof String text) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        } catch (InvalidNameException | IllegalArgumentException unreadable) {
            return Optional.empty();
        } catch (NamingException unreadable) {
            return Optional.empty();
        }
    }

    private static int bits(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength();
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength();
            case EdECPublicKey ed -> ed.getParams().getName().equals("Ed448") ? 456 : 256;
            case DSAPublicKey dsa ->
                Optional.ofNullable(dsa.getParams())
                        .map(parameters -> parameters.getP())
                        .map(BigInteger::bitLength)
                        .orElse(0);
            default -> 0;
        };
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was decoded has its encoding", impossible);
        }
    }

    private static String sha256(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// Whether `certificate` bears a signature made with the key of `issuer`.
    static boolean signedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException notSigned) {
            return false;
        }
    }
}
