package org.sealpost.app.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A digest of several values, each with its length before it, so that no two sequences look the same.
final class Hash {
    private static final int LENGTH = 16;

    private final MessageDigest digest;

    Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    Hash add(String text) {
        ByteBuffer octets = ByteBuffer.allocate(Integer.BYTES + text.length() * Character.BYTES);
        octets.putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            octets.putChar(text.charAt(i));
        }
        digest.update(octets.array());
        return this;
    }

    Hash add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    /// 32 hexadecimal digits.
    String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, LENGTH);
    }
}
