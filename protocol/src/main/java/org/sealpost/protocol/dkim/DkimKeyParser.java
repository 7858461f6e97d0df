package org.sealpost.protocol.dkim;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.TagList;
import org.sealpost.protocol.syntax.TxtField;
import org.sealpost.protocol.x509.SubjectPublicKeyInfo;

/// Reads DKIM key records.
final class DkimKeyParser {
    /// RFC 8463 §4: the key itself, in as many octets.
    private static final int ED25519_OCTETS = 32;

    private DkimKeyParser() {}

    static boolean isMeant(String text) {
        String dense = text.replaceAll("[ \t]", "").toLowerCase(Locale.ROOT);
        return dense.startsWith("v=dkim1") || dense.startsWith("p=") || dense.contains(";p=");
    }

    static Parsed<DkimKey> parse(String text) {
        var deviations = new DeviationList();
        List<TxtField> tags = TagList.read(text, deviations, DkimKeyCode.TAG_MALFORMED, DkimKeyCode.TAG_MALFORMED);
        String type = "rsa";
        String encoded = "";
        boolean hasKey = false;
        var flags = new ArrayList<String>();
        var hashes = new ArrayList<String>();
        var services = new ArrayList<String>();
        for (int i = 0; i < tags.size(); i++) {
            TxtField tag = tags.get(i);
            switch (tag.name()) {
                case "v" -> {
                    if (i > 0 || !tag.value().equals("DKIM1")) {
                        deviations.add(DkimKeyCode.VERSION_MALFORMED, 1, tag.raw());
                    }
                }
                case "k" -> type = tag.value();
                case "p" -> {
                    hasKey = true;
                    encoded = tag.value().replaceAll("[ \t\r\n]", "");
                }
                case "t" -> addWords(tag, flags);
                case "h" -> addWords(tag, hashes);
                case "s" -> addWords(tag, services);
                default -> {
                    // RFC 6376 §3.6.1: tags that are not known are passed over, and the others judge nothing here.
                }
            }
        }
        OptionalInt bits = OptionalInt.empty();
        Octets key = Octets.EMPTY;
        if (!hasKey) {
            deviations.missing(DkimKeyCode.KEY_MALFORMED);
        } else if (!type.equals("rsa") && !type.equals("ed25519")) {
            deviations.add(DkimKeyCode.TYPE_UNKNOWN, 1, "k=" + type);
        } else if (!encoded.isEmpty()) {
            key = decoded(encoded);
            bits = type.equals("rsa") ? SubjectPublicKeyInfo.rsaBits(key) : ed25519(key);
            if (bits.isEmpty()) {
                deviations.add(DkimKeyCode.KEY_MALFORMED, 1, "p=" + encoded);
            }
        }
        if (services.isEmpty()) {
            services.add(DkimKey.ANY_SERVICE);
        }
        var found = new DkimKey(type, key, bits, flags, services, hashes);
        return deviations.outcome(() -> found);
    }

    private static void addWords(TxtField tag, List<String> words) {
        List.of(tag.value().split(":", -1)).forEach(word -> words.add(word.strip()));
    }

    private static Octets decoded(String encoded) {
        try {
            return Octets.of(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException notBase64) {
            return Octets.EMPTY;
        }
    }

    private static OptionalInt ed25519(Octets key) {
        return key.length() == ED25519_OCTETS ? OptionalInt.of(256) : OptionalInt.empty();
    }
}
