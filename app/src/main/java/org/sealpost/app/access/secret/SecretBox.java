package org.sealpost.app.access.secret;

import java.nio.ByteBuffer;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealBroken;
import org.sealpost.protocol.Octets;

/// Seals what must be stored and used again: seeds of authenticator apps, keys of webhooks, credentials of DNS
/// providers. The sealing key is the one that seals private keys, and is kept where those who have the store are not.
public final class SecretBox {
    private final KeySeal seal;

    public SecretBox(KeySeal seal) {
        this.seal = seal;
    }

    /// @param use what it is for and of whom, such as `totp/1f…`: it opens for the same use alone
    public SealedSecret seal(String use, Octets secret) {
        return SealedSecret.of(seal.seal(subject(use), secret));
    }

    /// @throws SealBroken when it was sealed for another use or with a key that is not here, or was altered
    public Octets open(String use, SealedSecret sealed) {
        return sealed.parts()
                .map(parts -> seal.openOctets(subject(use), parts))
                .orElseThrow(() -> new SealBroken("What is stored for " + use + " was never sealed by Sealpost."));
    }

    /// Whether the key that seals now sealed it; if not, seal it again.
    public boolean isCurrent(SealedSecret sealed) {
        return sealed.parts().filter(seal::isCurrent).isPresent();
    }

    /// Sealed with the key that seals now.
    public SealedSecret renewed(String use, SealedSecret sealed) {
        return isCurrent(sealed) ? sealed : seal(use, open(use, sealed));
    }

    /// A number that follows from a text and the key that seals now, and from nothing else: nobody without the key
    /// can tell which text it is of.
    ///
    /// @param use what it is for
    public long number(String use, String text) {
        return ByteBuffer.wrap(seal.digest(subject(use), Octets.utf8(text)).toArray())
                .getLong();
    }

    /// No name of a host has a blank in it, so nothing sealed here opens as the key of one.
    private static String subject(String use) {
        return "secret " + use;
    }
}
