package org.sealpost.host.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.sealpost.host.Identity;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The certificate that answers a challenge tls-alpn-01: signed by its own key, for the one name, with the digest in
/// a critical extension.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8737#section-3">RFC 8737 §3</a>
final class ChallengeCertificate {
    private static final ASN1ObjectIdentifier ACME_IDENTIFIER = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.31");
    private static final Duration LIFE = Duration.ofDays(7);

    private ChallengeCertificate() {}

    static Identity of(DomainName host, Octets digest, KeyPair key, Instant now) {
        var nobody = new X500Name("CN=acme-tls/1 challenge");
        var builder = new JcaX509v3CertificateBuilder(
                nobody,
                BigInteger.valueOf(now.getEpochSecond()),
                Date.from(now.minus(LIFE)),
                Date.from(now.plus(LIFE)),
                nobody,
                key.getPublic());
        try {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, host.ascii())));
            builder.addExtension(ACME_IDENTIFIER, true, new DEROctetString(digest.toArray()));
            byte[] encoded = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                    .getEncoded();
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            return new Identity(List.of(certificate), key.getPrivate());
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException("a challenge certificate cannot be made", impossible);
        }
    }
}
