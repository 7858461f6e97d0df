package org.sealpost.protocol.caa;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.Grammar;

/// One CAA resource record: a property that tells authorities which of them may issue certificates for a name.
///
/// @param flags the highest bit says that the property is critical; the others mean nothing
/// @param tag the name of the property as written, one character for each octet; untrusted
/// @param value as it came, untrusted
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8659#section-4.1">RFC 8659 §4.1</a>
public record CaaRecord(int flags, String tag, Octets value) {
    private static final int CRITICAL = 0x80;
    private static final int LONGEST_TAG = 255;

    /// The tags with a registered meaning, those of RFC 8659, RFC 9495 and of the forum of authorities.
    private static final Set<String> KNOWN =
            Set.of("issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone");

    public CaaRecord {
        if (flags < 0 || flags > 255) {
            throw new IllegalArgumentException("flags are one octet");
        }
        if (tag.length() > LONGEST_TAG || tag.chars().anyMatch(c -> c > 255)) {
            throw new IllegalArgumentException("a tag is at most 255 octets");
        }
    }

    /// The record data as it is in a DNS message.
    public static Parsed<CaaRecord> parseWire(Octets data) {
        var deviations = new DeviationList();
        if (data.length() < 2 || data.length() < 2 + data.at(1)) {
            deviations.add(CaaCode.CUT, 1, data.latin1());
            return deviations.outcome(() -> {
                throw new IllegalStateException("what is cut has no value");
            });
        }
        int end = 2 + data.at(1);
        String tag = data.slice(2, end).latin1();
        if (!isTag(tag)) {
            deviations.add(CaaCode.TAG_MALFORMED, 1, tag);
        }
        return deviations.outcome(() -> new CaaRecord(data.at(0), tag, data.slice(end, data.length())));
    }

    /// RFC 8659 §4.1: letters and digits, at least one.
    private static boolean isTag(String tag) {
        return !tag.isEmpty() && tag.chars().allMatch(c -> Grammar.isLetterOrDigit((char) c));
    }

    /// The record data for a DNS message.
    public Octets renderWire() {
        byte[] name = tag.getBytes(StandardCharsets.ISO_8859_1);
        byte[] wire = new byte[2 + name.length + value.length()];
        wire[0] = (byte) flags;
        wire[1] = (byte) name.length;
        System.arraycopy(name, 0, wire, 2, name.length);
        System.arraycopy(value.toArray(), 0, wire, 2 + name.length, value.length());
        return Octets.of(wire);
    }

    /// RFC 8659 §4.1: whether an authority that does not understand the property must not issue.
    public boolean critical() {
        return (flags & CRITICAL) != 0;
    }

    /// RFC 8659 §4.1: tags are compared without regard to case.
    public String property() {
        return tag.toLowerCase(Locale.ROOT);
    }

    /// Whether the tag has a registered meaning.
    public boolean isKnown() {
        return KNOWN.contains(property());
    }

    public boolean isTagWellFormed() {
        return isTag(tag);
    }

    /// What the value says as that of `issue` or `issuewild`.
    public Parsed<CaaIssuer> issuer() {
        return CaaIssuerParser.parse(value);
    }
}
