package org.sealpost.observe.peer;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate to be made, good unless told otherwise: valid from ten days before to ninety days after [#NOW].
public final class CertificatePlan {
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final AtomicLong SERIAL = new AtomicLong(1000);

    private final String subject;
    private final List<String> names = new ArrayList<>();
    private Instant from = NOW.minus(Duration.ofDays(10));
    private Instant to = NOW.plus(Duration.ofDays(90));
    private boolean authority;
    private String signature = "SHA256withECDSA";
    private String keyAlgorithm = "EC";
    private int keySize = 256;
    private KeyPurposeId purpose = KeyPurposeId.id_kp_serverAuth;
    private byte[] brokenNames = {};

    private CertificatePlan(String subject) {
        this.subject = subject;
    }

    /// A certificate for a server; `subject` such as `CN=mx.example`.
    public static CertificatePlan server(String subject, String... names) {
        var plan = new CertificatePlan(subject);
        plan.names.addAll(List.of(names));
        return plan;
    }

    /// A certificate that may sign others.
    public static CertificatePlan authority(String subject) {
        var plan = new CertificatePlan(subject);
        plan.authority = true;
        plan.to = NOW.plus(Duration.ofDays(900));
        plan.from = NOW.minus(Duration.ofDays(900));
        return plan;
    }

    public CertificatePlan valid(String first, String last) {
        from = Instant.parse(first);
        to = Instant.parse(last);
        return this;
    }

    public CertificatePlan signedWith(String algorithm) {
        signature = algorithm;
        return this;
    }

    public CertificatePlan rsa(int bits) {
        keyAlgorithm = "RSA";
        keySize = bits;
        return this;
    }

    public CertificatePlan purpose(KeyPurposeId other) {
        purpose = other;
        return this;
    }

    /// With a subject alternative name extension that is not one.
    public CertificatePlan brokenNames(byte[] octets) {
        brokenNames = octets;
        return this;
    }

    public Issued selfSigned() {
        KeyPair pair = keyPair();
        return sign(pair, new X500Name(subject), pair);
    }

    public Issued by(Issued issuer) {
        KeyPair issuerPair = new KeyPair(issuer.certificate().getPublicKey(), issuer.key());
        return sign(
                keyPair(),
                X500Name.getInstance(
                        issuer.certificate().getSubjectX500Principal().getEncoded()),
                issuerPair);
    }

    private Issued sign(KeyPair pair, X500Name issuer, KeyPair issuerPair) {
        try {
            // The JDK's certificate builder of Bouncy Castle takes no java.time.
            @SuppressWarnings("JavaUtilDate")
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(from),
                    Date.from(to),
                    new X500Name(subject),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            }
            if (brokenNames.length > 0) {
                builder.addExtension(
                        new Extension(new ASN1ObjectIdentifier("2.5.29.17"), false, new DEROctetString(brokenNames)));
            } else if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(names.stream()
                                .map(name -> new GeneralName(GeneralName.dNSName, name))
                                .toArray(GeneralName[]::new)));
            }
            String algorithm = issuerPair.getPrivate().getAlgorithm().equals("RSA")
                    ? signature.replace("ECDSA", "RSA")
                    : signature;
            var holder = builder.build(new JcaContentSignerBuilder(algorithm).build(issuerPair.getPrivate()));
            return new Issued(new JcaX509CertificateConverter().getCertificate(holder), pair.getPrivate());
        } catch (IOException | OperatorCreationException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance(keyAlgorithm);
            generator.initialize(keySize);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
