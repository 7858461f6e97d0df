package org.sealpost.reports.listen;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/// Whether a private key is that of a certificate: what it signs, the other proves.
final class KeyPairing {
    private KeyPairing() {}

    static boolean belong(PublicKey publicKey, PrivateKey privateKey) {
        String algorithm = switch (privateKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        byte[] text = "sealpost".getBytes(StandardCharsets.US_ASCII);
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
