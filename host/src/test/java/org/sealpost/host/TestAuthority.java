package org.sealpost.host;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A root of its own and certificates by it.
public final class TestAuthority {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    /// Clients look at the real clock.
    private static final Duration AGES = Duration.ofDays(36_500);

    private static final X500Name ROOT = new X500Name("CN=Test root");

    private final AtomicLong serial = new AtomicLong();
    private final KeyPair rootKey = newKey("EC");
    private final X509Certificate root = sign(ROOT, rootKey, List.of(), AGES, true);

    /// With a key of its own.
    public TestAuthority() {}

    public Identity issue(String... names) {
        return issue("EC", AGES, names);
    }

    /// @param algorithm `EC` or `RSA`
    /// @param left until it expires, which may be over
    public Identity issue(String algorithm, Duration left, String... names) {
        KeyPair key = newKey(algorithm);
        return new Identity(
                List.of(sign(new X500Name("CN=" + names[0]), key, List.of(names), left, false), root),
                key.getPrivate());
    }

    /// A client side that trusts this root alone.
    public SSLContext client() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("root", root);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKey(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(X500Name subject, KeyPair key, List<String> names, Duration left, boolean issuer) {
        var from = Date.from(NOW.minus(Duration.ofDays(100)));
        var to = Date.from(NOW.plus(left));
        var number = BigInteger.valueOf(serial.incrementAndGet());
        try {
            var builder = new JcaX509v3CertificateBuilder(ROOT, number, from, to, subject, key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(issuer));
            if (!names.isEmpty()) {
                GeneralName[] all = Stream.of(names.toArray(String[]::new))
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(rootKey.getPrivate());
            var encoded = new ByteArrayInputStream(builder.build(signer).getEncoded());
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(encoded);
        } catch (GeneralSecurityException
                | java.io.IOException
                | org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
