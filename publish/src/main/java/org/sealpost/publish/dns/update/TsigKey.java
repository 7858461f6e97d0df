package org.sealpost.publish.dns.update;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.protocol.name.DomainName;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/// A secret shared with a name server. It never shows its secret.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8945#section-1.3">RFC 8945 §1.3</a>
public final class TsigKey {
    private static final Map<String, Algorithm> ALGORITHMS = Map.of(
            "hmac-md5.sig-alg.reg.int", new Algorithm(TSIG.HMAC_MD5, "HmacMD5"),
            "hmac-md5", new Algorithm(TSIG.HMAC_MD5, "HmacMD5"),
            "hmac-sha1", new Algorithm(TSIG.HMAC_SHA1, "HmacSHA1"),
            "hmac-sha224", new Algorithm(TSIG.HMAC_SHA224, "HmacSHA224"),
            "hmac-sha256", new Algorithm(TSIG.HMAC_SHA256, "HmacSHA256"),
            "hmac-sha384", new Algorithm(TSIG.HMAC_SHA384, "HmacSHA384"),
            "hmac-sha512", new Algorithm(TSIG.HMAC_SHA512, "HmacSHA512"));

    private static final Pattern FILE_NAME = Pattern.compile("key\\s+\"?([^\"\\s{]+)\"?\\s*\\{");
    private static final Pattern FILE_ALGORITHM = Pattern.compile("algorithm\\s+\"?([^\"\\s;]+)\"?\\s*;");
    private static final Pattern FILE_SECRET = Pattern.compile("secret\\s+\"?([^\"\\s;]+)\"?\\s*;");

    private record Algorithm(Name name, String mac) {}

    private final Name name;
    private final Algorithm algorithm;
    private final SecretKeySpec secret;

    private TsigKey(Name name, Algorithm algorithm, SecretKeySpec secret) {
        this.name = name;
        this.algorithm = algorithm;
        this.secret = secret;
    }

    /// A key, or why it is none.
    public sealed interface Read {
        record Usable(TsigKey key) implements Read {}

        /// @param why the end of a sentence; never with the secret in it
        record Unusable(String why) implements Read {}
    }

    /// @param algorithm such as `hmac-sha256`, with or without a final dot
    /// @param secret in base64
    public static Read read(String name, String algorithm, String secret) {
        String plain = algorithm.toLowerCase(Locale.ROOT);
        Algorithm known = ALGORITHMS.get(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
        if (known == null) {
            return new Read.Unusable("the algorithm is none of hmac-sha256, hmac-sha384, hmac-sha512, hmac-sha224,"
                    + " hmac-sha1 and hmac-md5");
        }
        Optional<DomainName> owner = DomainName.ofWire(name);
        if (owner.isEmpty()) {
            return new Read.Unusable("the name of the key is no domain name");
        }
        try {
            byte[] octets = Base64.getDecoder().decode(secret.strip());
            return octets.length == 0
                    ? new Read.Unusable("the secret is empty")
                    : new Read.Usable(new TsigKey(
                            Name.fromString(owner.get().ascii() + "."), known, new SecretKeySpec(octets, known.mac())));
        } catch (IllegalArgumentException notBase64) {
            return new Read.Unusable("the secret is not in base64");
        } catch (TextParseException impossible) {
            throw new IllegalStateException("a domain name is a DNS name", impossible);
        }
    }

    /// The first key of a file as `tsig-keygen` writes it.
    public static Read readFile(String text) {
        Optional<String> name = first(FILE_NAME, text);
        Optional<String> algorithm = first(FILE_ALGORITHM, text);
        Optional<String> secret = first(FILE_SECRET, text);
        return name.isPresent() && algorithm.isPresent() && secret.isPresent()
                ? read(name.get(), algorithm.get(), secret.get())
                : new Read.Unusable("the file has no key clause with algorithm and secret, as tsig-keygen writes one");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// The name by which the server knows it.
    public String name() {
        return name.toString(true);
    }

    /// Signs with the time of `clock`.
    TSIG signer(InstantSource clock) {
        return new TSIG(algorithm.name(), name, secret, clock.withZone(ZoneOffset.UTC));
    }

    @Override
    public String toString() {
        return "TSIG key " + name();
    }
}
