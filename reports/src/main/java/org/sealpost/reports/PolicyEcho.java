package org.sealpost.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// Which policy a sender says it applied, as far as it decides about mail: mode and hosts. The order of lines, their
/// ends and `max_age` mean nothing here.
public sealed interface PolicyEcho {
    /// The report does not say.
    record Absent() implements PolicyEcho {}

    /// @param mode the word, in lower case
    /// @param mx the patterns, in A-labels and lower case
    record Of(String mode, SortedSet<String> mx) implements PolicyEcho {
        public Of {
            mx = new TreeSet<>(mx);
        }

        /// Whether both allow the same hosts, whatever they ask for.
        public boolean sameHosts(Of other) {
            return mx.equals(other.mx);
        }
    }

    /// Some text that is no policy.
    record Unreadable() implements PolicyEcho {}

    /// The echo of a policy that is published.
    static Of of(StsPolicy policy) {
        return new Of(
                policy.mode().word(),
                policy.mx().stream()
                        .map(MxPattern::text)
                        .map(PolicyEcho::host)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /// The `policy-string` of a report (RFC 8460 §4.5), read leniently: some write one text for the whole policy, some
    /// leave line ends on.
    static PolicyEcho read(List<String> policyString) {
        if (policyString.isEmpty()) {
            return new Absent();
        }
        Optional<String> mode = Optional.empty();
        var mx = new TreeSet<String>();
        for (String text : policyString) {
            for (String line : text.split("[\r\n]+", -1)) {
                int colon = line.indexOf(':');
                String value = line.substring(colon + 1).strip();
                switch (line.substring(0, Math.max(colon, 0)).strip().toLowerCase(Locale.ROOT)) {
                    case "mode" -> mode = mode.or(() -> Optional.of(value.toLowerCase(Locale.ROOT)));
                    case "mx" -> mx.add(host(value));
                    default -> {
                        // The version, the age and extensions decide nothing about one session.
                    }
                }
            }
        }
        return mode.<PolicyEcho>map(word -> new Of(word, mx)).orElseGet(Unreadable::new);
    }

    private static String host(String pattern) {
        String prefix = pattern.startsWith("*.") ? "*." : "";
        String name = pattern.substring(prefix.length());
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return prefix + DomainName.ofWire(bare).map(DomainName::ascii).orElse(bare.toLowerCase(Locale.ROOT));
    }
}
