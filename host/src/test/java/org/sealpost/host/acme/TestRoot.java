package org.sealpost.host.acme;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.sealpost.host.certificate.EcKeys;

/// A throw-away root that issues for any key and name.
final class TestRoot {
    private static final X500Name NAME = new X500Name("CN=Stand-in Root");

    private final KeyPair key = EcKeys.make();
    private final AtomicLong serial = new AtomicLong(System.nanoTime());
    private final X509Certificate certificate;

    public TestRoot(Instant now) {
        certificate = sign(
                new JcaX509v3CertificateBuilder(
                        NAME,
                        BigInteger.ONE,
                        Date.from(now.minus(Duration.ofDays(3650))),
                        Date.from(now.plus(Duration.ofDays(3650))),
                        NAME,
                        key.getPublic()),
                true);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public X509Certificate issue(PublicKey subject, List<String> names, Instant from, Instant to) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    BigInteger.valueOf(serial.incrementAndGet()),
                    Date.from(from),
                    Date.from(to),
                    new X500Name("CN=stand-in"),
                    subject);
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(names.stream()
                            .map(name -> name.matches("[0-9.]+")
                                    ? new GeneralName(GeneralName.iPAddress, name)
                                    : new GeneralName(GeneralName.dNSName, name))
                            .toArray(GeneralName[]::new)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(key.getPublic()));
            return sign(builder, false);
        } catch (java.io.IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder, boolean authority) {
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            byte[] encoded = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The server side for `127.0.0.1`.
    public SSLContext serverContext(Instant now) {
        try {
            KeyPair own = EcKeys.make();
            X509Certificate leaf = issue(
                    own.getPublic(),
                    List.of("localhost", "127.0.0.1"),
                    now.minus(Duration.ofDays(900)),
                    now.plus(Duration.ofDays(900)));
            var keys = java.security.KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("own", own.getPrivate(), new char[0], new X509Certificate[] {leaf});
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
