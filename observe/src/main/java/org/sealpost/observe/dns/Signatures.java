package org.sealpost.observe.dns;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;

/// The two kinds of signature that nearly every zone uses.
public final class Signatures {
    private Signatures() {}

    /// Checks a made-up signature of each kind, so that a cold process loads the classes for it while it waits for
    /// the first reply. Meant for a thread of its own.
    public static void warmUp() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            var curve = parameters.getParameterSpec(ECParameterSpec.class);
            // The generator of the curve is as good a public key as any: the one of the private key 1.
            var ec = KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(curve.getGenerator(), curve));
            check("SHA256withECDSA", ec, new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1});
            var modulus = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);
            var rsa = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)));
            check("SHA256withRSA", rsa, new byte[256]);
        } catch (GeneralSecurityException nothingLost) {
            // The first real signature says what is wrong, where it matters.
        }
    }

    private static void check(String algorithm, PublicKey key, byte[] madeUp) throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        signature.update((byte) 0);
        if (signature.verify(madeUp)) {
            throw new IllegalStateException("a made-up signature holds");
        }
    }
}
