package org.sealpost.protocol.name;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A domain name in the form that goes on the wire: A-labels in lower case, no final dot.
///
/// It holds names of hosts and names of records alike (`_mta-sts.example.org`); labels are letters, digits, `-` and
/// `_`, 1 to 63 octets each, 253 in all.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2">RFC 5890 §2.3.2</a>
public final class DomainName implements Comparable<DomainName> {
    private final String ascii;

    private DomainName(String ascii) {
        this.ascii = ascii;
    }

    /// The name that people wrote, in A-labels, U-labels or a mixture, with or without a final dot; or why it is
    /// none.
    public static DomainNameInput read(String text) {
        return DomainNameInput.of(text);
    }

    /// A name known to be good, such as a constant.
    ///
    /// @throws IllegalArgumentException when it is not
    public static DomainName of(String ascii) {
        return ofWire(ascii).orElseThrow(() -> new IllegalArgumentException("not a domain name: " + ascii));
    }

    /// The name in presentation form as DNS gives it, letters of any case, with or without a final dot; empty when
    /// it cannot be a host or record name (the root, other characters, bad lengths). U-labels are not taken.
    public static Optional<DomainName> ofWire(String presentation) {
        String name = presentation.endsWith(".") ? presentation.substring(0, presentation.length() - 1) : presentation;
        if (name.isEmpty() || name.length() > 253) {
            return Optional.empty();
        }
        int labelLength = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                if (labelLength == 0) {
                    return Optional.empty();
                }
                labelLength = 0;
            } else if (isNameCharacter(c) && labelLength < 63) {
                labelLength++;
            } else {
                return Optional.empty();
            }
        }
        return labelLength == 0 ? Optional.empty() : Optional.of(new DomainName(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /// The name on the wire, such as `xn--bcher-kva.example`.
    public String ascii() {
        return ascii;
    }

    /// The name for people, such as `bücher.example`; the same as [#ascii] when it has no A-label or one that does
    /// not convert.
    public String unicode() {
        if (!ascii.contains("xn--")) {
            return ascii;
        }
        return Idna.toUnicode(ascii).orElse(ascii);
    }

    public List<String> labels() {
        return List.of(ascii.split("\\."));
    }

    /// The name one level up; empty for a name of one label.
    public Optional<DomainName> parent() {
        int dot = ascii.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new DomainName(ascii.substring(dot + 1)));
    }

    /// This name below `label`, such as `_mta-sts`; the result must fit into 253 octets.
    public DomainName child(String label) {
        return of(label + "." + ascii);
    }

    /// Whether this is `ancestor` or a name below it.
    public boolean isAtOrBelow(DomainName ancestor) {
        return ascii.equals(ancestor.ascii) || ascii.endsWith("." + ancestor.ascii);
    }

    @Override
    public int compareTo(DomainName other) {
        return ascii.compareTo(other.ascii);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainName that && ascii.equals(that.ascii);
    }

    @Override
    public int hashCode() {
        return ascii.hashCode();
    }

    /// The wire form.
    @Override
    public String toString() {
        return ascii;
    }
}
