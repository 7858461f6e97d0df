package org.sealpost.protocol.mtasts;

import java.util.Locale;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.syntax.DeviationList;

/// Which MX hosts a policy allows: one name, or `*.` and a name for every host exactly one label below it.
///
/// Two patterns are equal when they match the same hosts; the spelling is kept.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-4.1">RFC 8461 §4.1</a>
public final class MxPattern {
    private final String text;
    private final boolean wildcard;
    private final DomainName name;

    private MxPattern(String text, boolean wildcard, DomainName name) {
        this.text = text;
        this.wildcard = wildcard;
        this.name = name;
    }

    /// A pattern known to be good, such as a constant.
    ///
    /// @throws IllegalArgumentException when it is not
    public static MxPattern of(String text) {
        return parse(Octets.utf8(text))
                .value()
                .orElseThrow(() -> new IllegalArgumentException("not an mx pattern: " + text));
    }

    /// The value of an `mx` line.
    public static Parsed<MxPattern> parse(Octets text) {
        var deviations = new DeviationList();
        var pattern = MxPatternParser.read(text.latin1(), text.latin1(), 1, deviations);
        return deviations.outcome(pattern::orElseThrow);
    }

    static MxPattern parsed(String text, DomainName name) {
        return new MxPattern(text, text.startsWith("*"), name);
    }

    /// As it was written.
    public String text() {
        return text;
    }

    /// Whether it begins with `*.`.
    public boolean wildcard() {
        return wildcard;
    }

    /// The name, without `*.` if it begins so.
    public DomainName name() {
        return name;
    }

    /// Whether the policy allows this host from an MX record. RFC 8461 §4.1: `*` stands for exactly one label, the
    /// left-most; case means nothing.
    public boolean matches(DomainName mx) {
        if (!wildcard) {
            return mx.equals(name);
        }
        String host = mx.ascii();
        String below = name.ascii();
        int dot = host.indexOf('.');
        return dot > 0 && host.length() == dot + 1 + below.length() && host.endsWith(below);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MxPattern that && wildcard == that.wildcard && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return text.toLowerCase(Locale.ROOT).hashCode();
    }

    /// As it was written.
    @Override
    public String toString() {
        return text;
    }
}
