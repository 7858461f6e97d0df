package org.sealpost.host.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// Whether a private key is that of a certificate. Most keys say which public one is theirs; of the others, what they
/// sign the public key has to prove, which takes far longer.
final class KeyPairing {
    private KeyPairing() {}

    static boolean belong(PublicKey publicKey, PrivateKey privateKey, PrivateKeyInfo encoded) {
        if (publicKey instanceof RSAPublicKey certified && privateKey instanceof RSAPrivateKey own) {
            return certified.getModulus().equals(own.getModulus());
        }
        try {
            if (privateKey.getAlgorithm().equals("EC")) {
                ASN1BitString point =
                        ECPrivateKey.getInstance(encoded.parsePrivateKey()).getPublicKey();
                if (point != null) {
                    var certified = SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
                    return Arrays.equals(
                            point.getOctets(), certified.getPublicKeyData().getOctets());
                }
            }
            return proves(publicKey, privateKey);
        } catch (IOException | IllegalArgumentException odd) {
            return false;
        }
    }

    private static boolean proves(PublicKey publicKey, PrivateKey privateKey) {
        String algorithm = switch (privateKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        byte[] text = "whose key is this".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(privateKey);
            signer.update(text);
            Signature prover = Signature.getInstance(algorithm);
            prover.initVerify(publicKey);
            prover.update(text);
            return prover.verify(signer.sign());
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }
}
