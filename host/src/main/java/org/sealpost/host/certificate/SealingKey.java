package org.sealpost.host.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A key of 256 bits that seals other keys. It is kept outside the store: whoever has only one of the two has
/// nothing.
public final class SealingKey {
    static final int OCTETS = 32;

    private final byte[] octets;

    private SealingKey(byte[] octets) {
        this.octets = octets;
    }

    /// A new one.
    public static SealingKey make(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new SealingKey(octets);
    }

    /// Reads 32 octets, or their form in hex or base64 with white space around it; empty when it is none of these.
    public static Optional<SealingKey> read(byte[] text) {
        if (text.length == OCTETS) {
            return Optional.of(new SealingKey(text.clone()));
        }
        String written = new String(text, StandardCharsets.ISO_8859_1).strip();
        try {
            byte[] octets = written.length() == 2 * OCTETS
                    ? HexFormat.of().parseHex(written)
                    : Base64.getDecoder().decode(written);
            return octets.length == OCTETS ? Optional.of(new SealingKey(octets)) : Optional.empty();
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    /// The form in base64 for a file that only its owner may read.
    public String reveal() {
        return Base64.getEncoder().encodeToString(octets);
    }

    /// Tells keys apart and says nothing about them.
    public String mark() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("mark of a sealing key".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(octets), 6));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SecretKey secret() {
        return new SecretKeySpec(octets, "AES");
    }

    /// Another key, which follows from this one: none is used for two things.
    SecretKey forDigests() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("key for digests of a sealing key".getBytes(StandardCharsets.US_ASCII));
            return new SecretKeySpec(digest.digest(octets), "HmacSHA256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "sealing key " + mark();
    }
}
