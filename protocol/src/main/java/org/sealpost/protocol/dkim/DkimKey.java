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
/// @param services the words of `s`, `*` when it is not given: what the key may sign
/// @param hashes the words of `h`; empty when it is not given, and any hash will do
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.6.1">RFC 6376 §3.6.1</a>
public record DkimKey(
        String type, Octets key, OptionalInt bits, List<String> flags, List<String> services, List<String> hashes) {
    static final String ANY_SERVICE = "*";

    public DkimKey {
        flags = List.copyOf(flags);
        services = List.copyOf(services);
        hashes = List.copyOf(hashes);
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

    /// Whether it may sign for a service, such as `email` or `tlsrpt`. RFC 6376 §3.6.1: for any other service the
    /// record is to be passed over, and a service that is not known to the reader says nothing.
    public boolean serves(String service) {
        return services.contains(ANY_SERVICE) || services.contains(service);
    }

    /// Whether it may be used with a hash, such as `sha256`.
    public boolean hashesWith(String hash) {
        return hashes.isEmpty() || hashes.contains(hash);
    }

    /// Whether a signature must name the domain of the key itself and none below it.
    public boolean domainAlone() {
        return flags.contains("s");
    }

    /// Whether the domain says that it only tries DKIM; verifiers then treat a failure as no signature.
    public boolean testing() {
        return flags.contains("y");
    }
}
