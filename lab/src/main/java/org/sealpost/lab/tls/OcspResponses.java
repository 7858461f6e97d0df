package org.sealpost.lab.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// Makes OCSP responses of an issuer.
///
/// @param stranger signs what the issuer did not say
record OcspResponses(X509Certificate issuer, KeyPair key, KeyPair stranger, Instant now) {
    byte[] about(X509Certificate leaf, Staple staple) {
        BigInteger serial =
                staple == Staple.OTHER ? leaf.getSerialNumber().add(BigInteger.ONE) : leaf.getSerialNumber();
        Instant from = now.minus(Duration.ofDays(staple == Staple.EXPIRED ? 8 : 1));
        Instant to = staple == Staple.EXPIRED ? now.minus(Duration.ofHours(1)) : now.plus(Duration.ofDays(6));
        KeyPair signer = staple == Staple.FOREIGN ? stranger : key;
        try {
            var digest = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
            var builder = new JcaBasicOCSPRespBuilder(key.getPublic(), digest);
            builder.addResponse(
                    new JcaCertificateID(digest, issuer, serial), status(staple), Date.from(from), Date.from(to));
            var response = builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()), null, Date.from(from));
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, response)
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException | IOException e) {
            throw new IllegalStateException("cannot make an OCSP response", e);
        }
    }

    private CertificateStatus status(Staple staple) {
        return switch (staple) {
            case REVOKED -> new RevokedStatus(Date.from(now.minus(Duration.ofHours(1))), CRLReason.keyCompromise);
            case UNKNOWN -> new UnknownStatus();
            case NONE, GOOD, EXPIRED, FOREIGN, OTHER -> CertificateStatus.GOOD;
        };
    }
}
