package org.sealpost.app.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;

/// Lets somebody in once who has lost their authenticator app: 80 bits, so that a plain digest of it can be kept.
public final class RecoveryCode {
    private static final int OCTETS = 10;
    private static final int HOW_MANY = 10;
    private static final int GROUP = 4;
    private static final int LENGTH = 16;

    private final String plain;

    private RecoveryCode(String plain) {
        this.plain = plain;
    }

    /// A new set; older ones should count no longer.
    public static List<RecoveryCode> makeAll(SecureRandom random) {
        return Stream.generate(() -> make(random)).limit(HOW_MANY).toList();
    }

    private static RecoveryCode make(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new RecoveryCode(Base32.toBase32String(octets));
    }

    /// What somebody typed, in any case, with blanks and hyphens or without.
    public static Optional<RecoveryCode> read(String text) {
        String plain = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return plain.length() == LENGTH && plain.matches("[A-Z2-7]+")
                ? Optional.of(new RecoveryCode(plain))
                : Optional.empty();
    }

    /// In groups of four, to be written down.
    public String reveal() {
        return String.join(
                "-",
                IntStream.range(0, LENGTH / GROUP)
                        .mapToObj(i -> plain.substring(i * GROUP, (i + 1) * GROUP))
                        .toList());
    }

    /// 64 hexadecimal digits.
    public String digest() {
        return HexFormat.of().formatHex(Digests.sha256("sealpost recovery", plain.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public String toString() {
        return "recovery code";
    }
}
