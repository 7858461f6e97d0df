package org.sealpost.host.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/// Keys for certificates and accounts: P-256, made by the JDK, whose TLS does not take those of other providers.
public final class EcKeys {
    private EcKeys() {}

    public static KeyPair make() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK makes no P-256 keys", impossible);
        }
    }
}
