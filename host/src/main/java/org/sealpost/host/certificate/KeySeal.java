package org.sealpost.host.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import org.sealpost.protocol.Octets;

/// Seals private keys and other secrets for the store with AES-256-GCM. What a key is for is bound to it, so that a
/// sealed key that was moved to another name does not open.
public final class KeySeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;

    private final List<SealingKey> keys;
    private final SecureRandom random;

    /// @param first seals and opens
    /// @param older only open, for what was sealed before the key was changed
    public KeySeal(SealingKey first, List<SealingKey> older, SecureRandom random) {
        this.keys = Stream.concat(Stream.of(first), older.stream()).toList();
        this.random = random;
    }

    /// @param subject what the key is for, such as the name of a policy host
    public SealedKey seal(String subject, KeyPair pair) {
        byte[] plain = joined(pair);
        try {
            return sealed(subject, plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// Seals any other secret.
    ///
    /// @param subject what it is for; never one that a pair of keys has
    public SealedKey seal(String subject, Octets secret) {
        byte[] plain = secret.toArray();
        try {
            return sealed(subject, plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private SealedKey sealed(String subject, byte[] plain) {
        SealingKey key = keys.getFirst();
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, subject, nonce);
            byte[] sealed = cipher.doFinal(plain);
            return new SealedKey(
                    key.mark(),
                    Octets.of(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot seal a key", impossible);
        }
    }

    /// @throws SealBroken when it was sealed with a key that is not here, or for another subject, or was altered
    public KeyPair open(String subject, SealedKey sealed) {
        byte[] plain = opened(subject, sealed);
        try {
            return parted(plain);
        } catch (GeneralSecurityException impossible) {
            throw new SealBroken("What is stored as the key for " + subject + " is no key.");
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// The same for what is no pair of keys.
    ///
    /// @throws SealBroken when it was sealed with a key that is not here, or for another subject, or was altered
    public Octets openOctets(String subject, SealedKey sealed) {
        byte[] plain = opened(subject, sealed);
        try {
            return Octets.of(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private byte[] opened(String subject, SealedKey sealed) {
        SealingKey key = key(sealed.sealedWith())
                .orElseThrow(() -> new SealBroken("The key for " + subject + " was sealed with the sealing key "
                        + sealed.sealedWith() + ", which is not among those given ("
                        + String.join(", ", keys.stream().map(SealingKey::mark).toList()) + ")."));
        byte[] octets = sealed.octets().toArray();
        if (octets.length <= NONCE_OCTETS) {
            throw new SealBroken("What is stored as the key for " + subject + " was cut off.");
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, subject, Arrays.copyOf(octets, NONCE_OCTETS));
            return cipher.doFinal(octets, NONCE_OCTETS, octets.length - NONCE_OCTETS);
        } catch (AEADBadTagException altered) {
            throw new SealBroken("What is stored as the key for " + subject
                    + " was altered, or was sealed for another name; issue again or restore it.");
        } catch (GeneralSecurityException impossible) {
            throw new SealBroken("What is stored as the key for " + subject + " is no key.");
        }
    }

    /// A digest that nobody makes without the key that seals now (HMAC-SHA-256).
    ///
    /// @param subject what it is for
    public Octets digest(String subject, Octets text) {
        byte[] octets = text.toArray();
        byte[] use = subject.getBytes(StandardCharsets.UTF_8);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.getFirst().forDigests());
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(use.length).array());
            mac.update(use);
            return Octets.of(mac.doFinal(octets));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot make a digest with a key", impossible);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /// Whether it was sealed with the key that seals now.
    public boolean isCurrent(SealedKey sealed) {
        return keys.getFirst().mark().equals(sealed.sealedWith());
    }

    private Optional<SealingKey> key(String mark) {
        return keys.stream().filter(key -> key.mark().equals(mark)).findFirst();
    }

    private static Cipher cipher(int mode, SealingKey key, String subject, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(subject.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /// The private half, PKCS #8, behind its length, then the public one.
    private static byte[] joined(KeyPair pair) {
        byte[] secret = pair.getPrivate().getEncoded();
        byte[] open = pair.getPublic().getEncoded();
        byte[] all = ByteBuffer.allocate(Integer.BYTES + secret.length + open.length)
                .putInt(secret.length)
                .put(secret)
                .put(open)
                .array();
        Arrays.fill(secret, (byte) 0);
        return all;
    }

    private static KeyPair parted(byte[] plain) throws GeneralSecurityException {
        int length = ByteBuffer.wrap(plain).getInt();
        byte[] secret = Arrays.copyOfRange(plain, Integer.BYTES, Integer.BYTES + length);
        byte[] open = Arrays.copyOfRange(plain, Integer.BYTES + length, plain.length);
        var factory = KeyFactory.getInstance("EC");
        try {
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(open)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
