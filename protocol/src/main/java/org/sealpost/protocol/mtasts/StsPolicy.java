package org.sealpost.protocol.mtasts;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.name.DomainName;

/// The policy that a domain serves at `https://mta-sts.<domain>/.well-known/mta-sts.txt`.
///
/// @param maxAge how long a sender may keep it, in whole seconds, 0 to [#LONGEST_MAX_AGE]
/// @param mx which hosts may receive the domain's mail, in the order of the text; never empty unless the mode is `none`
/// @param extensions further lines in their order, each name once, passed over by readers; their values are text
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.2">RFC 8461 §3.2</a>
public record StsPolicy(Mode mode, Duration maxAge, List<MxPattern> mx, List<Extension> extensions) {
    /// RFC 8461 §3.2: 31557600 seconds, about a year.
    public static final Duration LONGEST_MAX_AGE = Duration.ofHours(8_766);

    /// @throws IllegalArgumentException when a component is outside what a policy can say
    public StsPolicy {
        mx = List.copyOf(mx);
        extensions = List.copyOf(extensions);
        if (maxAge.isNegative() || maxAge.compareTo(LONGEST_MAX_AGE) > 0 || maxAge.toNanosPart() != 0) {
            throw new IllegalArgumentException("max_age is 0 to 31557600 whole seconds, not " + maxAge);
        }
        if (mx.isEmpty() && mode != Mode.NONE) {
            throw new IllegalArgumentException("mode " + mode.word() + " needs an mx");
        }
        var names = new HashSet<String>();
        for (Extension extension : extensions) {
            if (!StsPolicyParser.isExtension(extension) || !names.add(extension.name())) {
                throw new IllegalArgumentException("not a further line: " + extension);
            }
        }
    }

    /// The text of a policy file. Where it gives none, a sender treats the fetch as failed.
    public static Parsed<StsPolicy> parse(Octets text) {
        return new StsPolicyParser(text).parse();
    }

    /// Always `STSv1`.
    public String version() {
        return "STSv1";
    }

    /// Whether any pattern matches this host from an MX record.
    public boolean covers(DomainName host) {
        return matching(host).isPresent();
    }

    /// The first pattern that matches this host from an MX record.
    public Optional<MxPattern> matching(DomainName host) {
        return mx.stream().filter(pattern -> pattern.matches(host)).findFirst();
    }

    /// The text to serve: `version` first, lines ended by CRLF.
    public String render() {
        var text = new StringBuilder("version: STSv1\r\nmode: ")
                .append(mode.word())
                .append("\r\n");
        for (MxPattern pattern : mx) {
            text.append("mx: ").append(pattern.text()).append("\r\n");
        }
        text.append("max_age: ").append(maxAge.toSeconds()).append("\r\n");
        for (Extension extension : extensions) {
            text.append(extension.name()).append(": ").append(extension.value()).append("\r\n");
        }
        return text.toString();
    }
}
