package org.sealpost.protocol.dkim;

import java.util.List;
import java.util.OptionalInt;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;

/// The TXT record at `<selector>._domainkey.<domain>`: a key to verify signatures with.
///
/// @param type `k`, `rsa` when it is not given
/// @param key `p` decoded; no octets for a key that was revoked
/// @param bits the size of an RSA key or of one of Ed25519; empty for a revoked key or a type that is not known
/// @param flags the words of `t`
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.6.1">RFC 6376 §3.6.1</a>
public record DkimKey(String type, Octets key, OptionalInt bits, List<String> flags) {
    public DkimKey {
        flags = List.copyOf(flags);
    }

    public static Parsed<DkimKey> parse(Octets text) {
        return DkimKeyParser.parse(text.latin1());
    }

    /// Whether a text is meant as a key at all, and not put there by a wildcard that means something else.
    public static boolean isMeant(Octets text) {
        return DkimKeyParser.isMeant(text.latin1());
    }

    /// RFC 6376 §3.6.1: an empty `p` says that the key is not to be used any more.
    public boolean revoked() {
        return key.length() == 0;
    }

    /// Whether the domain says that it only tries DKIM; verifiers then treat a failure as no signature.
    public boolean testing() {
        return flags.contains("y");
    }
}
