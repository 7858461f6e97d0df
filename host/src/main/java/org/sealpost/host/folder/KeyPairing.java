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
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// Whether a private key is that of a certificate. Of most it can be told which public one is theirs; what the others
/// sign the public key has to prove, which takes far longer.
final class KeyPairing {
    private KeyPairing() {}

    static boolean belong(PublicKey publicKey, PrivateKey privateKey, PrivateKeyInfo encoded) {
        if (publicKey instanceof RSAPublicKey certified && privateKey instanceof RSAPrivateKey own) {
            return certified.getModulus().equals(own.getModulus());
        }
        try {
            Optional<byte[]> own = privateKey.getAlgorithm().equals("EC") ? point(encoded) : Optional.empty();
            if (own.isPresent()) {
                var certified = SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
                return Arrays.equals(own.get(), certified.getPublicKeyData().getOctets());
            }
            return proves(publicKey, privateKey);
        } catch (IOException | IllegalArgumentException odd) {
            return false;
        }
    }

    /// The public point of a private key, as it is encoded: it may stand beside the key, and for the usual curves it is
    /// quickly found.
    private static Optional<byte[]> point(PrivateKeyInfo encoded) throws IOException {
        ECPrivateKey key = ECPrivateKey.getInstance(encoded.parsePrivateKey());
        ASN1BitString beside = key.getPublicKey();
        if (beside != null) {
            return Optional.of(beside.getOctets());
        }
        return encoded.getPrivateKeyAlgorithm().getParameters() instanceof ASN1ObjectIdentifier name
                ? Optional.ofNullable(CustomNamedCurves.getByOID(name))
                        .map(curve -> new FixedPointCombMultiplier()
                                .multiply(curve.getG(), key.getKey())
                                .getEncoded(false))
                : Optional.empty();
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
