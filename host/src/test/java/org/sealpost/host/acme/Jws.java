package org.sealpost.host.acme;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.shredzone.acme4j.toolbox.JSON;

/// A signed request as it arrived: flattened JWS with ES256. RFC 8555 §6.2.
record Jws(JSON head, String payload, String signed, Octets signature) {
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    static Jws parse(String body) {
        JSON outer = JSON.parse(body);
        String head = outer.get("protected").asString();
        String payload = outer.get("payload").asString();
        return new Jws(
                JSON.parse(text(head)),
                text(payload),
                head + "." + payload,
                Octets.of(BASE64.decode(outer.get("signature").asString())));
    }

    private static String text(String encoded) {
        return new String(BASE64.decode(encoded), StandardCharsets.UTF_8);
    }

    Optional<JSON> jwk() {
        return head.get("jwk").map(JSON.Value::asObject);
    }

    boolean isSignedBy(PublicKey key) {
        try {
            if (!head.get("alg").asString().equals("ES256")) {
                return false;
            }
            var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature.toArray());
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    static PublicKey key(JSON jwk) {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            var point = new ECPoint(
                    new BigInteger(1, BASE64.decode(jwk.get("x").asString())),
                    new BigInteger(1, BASE64.decode(jwk.get("y").asString())));
            return KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /// RFC 7638 §3.
    static String thumbprint(JSON jwk) {
        String form = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
                + jwk.get("x").asString() + "\",\"y\":\"" + jwk.get("y").asString() + "\"}";
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
