package org.sealpost.app.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.sealpost.protocol.Octets;

/// Makes and checks hashes of passwords with Argon2id (RFC 9106). Each takes the memory of its cost, so only few run
/// at once and the others wait.
public final class Passwords {
    /// Longer ones are wrong without being looked at.
    static final int LONGEST = 256;

    private static final int SALT_OCTETS = 16;
    private static final int HASH_OCTETS = 32;
    private static final int AT_ONCE = 4;

    private final Argon2Cost cost;
    private final SecureRandom random;
    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final PasswordHash nobodys;

    public Passwords(Argon2Cost cost, SecureRandom random) {
        this.cost = cost;
        this.random = random;
        this.nobodys = new PasswordHash(cost, octets(SALT_OCTETS), octets(HASH_OCTETS));
    }

    /// How a password compares with what is kept.
    public enum Match {
        WRONG,
        RIGHT,
        /// Right, and to be kept anew with [#hash], since more is asked of a hash now.
        RIGHT_BUT_CHEAP
    }

    public PasswordHash hash(String password) {
        Octets salt = octets(SALT_OCTETS);
        return new PasswordHash(cost, salt, Octets.of(derive(cost, salt, password, HASH_OCTETS)));
    }

    public Match match(PasswordHash kept, String password) {
        boolean tooLong = password.length() > LONGEST;
        byte[] derived = derive(
                kept.cost(), kept.salt(), tooLong ? "" : password, kept.hash().length());
        boolean same = MessageDigest.isEqual(derived, kept.hash().toArray());
        if (!same || tooLong) {
            return Match.WRONG;
        }
        return kept.cost().isBelow(cost) ? Match.RIGHT_BUT_CHEAP : Match.RIGHT;
    }

    /// Does for a name that nobody has what [#match] does for others, so that the two cannot be told apart.
    public void matchNobody(String password) {
        Match match = match(nobodys, password);
        if (match != Match.WRONG) {
            throw new IllegalStateException("nobody has this password");
        }
    }

    private byte[] derive(Argon2Cost asked, Octets salt, String password, int length) {
        byte[] plain = octets(password);
        byte[] derived = new byte[length];
        room.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(asked.kibibytes())
                    .withIterations(asked.passes())
                    .withParallelism(asked.lanes())
                    .withSalt(salt.toArray())
                    .build());
            generator.generateBytes(plain, derived);
            return derived;
        } finally {
            room.release();
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// Keyboards compose letters differently: NFC makes the same password the same octets (RFC 8265 §4.2.2).
    private static byte[] octets(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private Octets octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Octets.of(octets);
    }
}
