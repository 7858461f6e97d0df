package org.sealpost.app.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.store.Voices;

/// Conditions on who told something.
final class Whose {
    /// The codes of all others that signed, and of all others that did not; no text has such a code.
    static final String SIGNED = "~";

    static final String UNSIGNED = "?~";

    /// 1 for what counts, else 0.
    private final String counts;

    private final Set<String> only;

    Whose(Voices voices) {
        counts = "CASE WHEN " + counting(voices.counting()) + " THEN 1 ELSE 0 END";
        only = voices.only().stream().flatMap(Whose::codes).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// A domain that proves who speaks is its own code. These come from a table of ours and from approvals, and hold
    /// nothing but letters, digits, hyphens and dots.
    static String counting(Collection<DomainName> reporters) {
        return reporters.isEmpty()
                ? "1 = 0"
                : reporters.stream()
                        .map(DomainName::ascii)
                        .sorted()
                        .collect(Collectors.joining("', '", "reporter IN ('", "')"));
    }

    /// The same name can be proven and claimed.
    private static Stream<String> codes(String name) {
        return Stream.concat(
                DomainName.ofWire(name).map(DomainName::ascii).stream(),
                Stream.of(new Texts().code(new Reporter.Claimed(name), 0)));
    }

    /// An expression: 1 for what counts, else 0.
    String counts() {
        return counts;
    }

    /// A condition that follows others, and that is all the values of which are [#values].
    String only() {
        return only.isEmpty()
                ? ""
                : only.stream().map(_ -> "?").collect(Collectors.joining(", ", " AND reporter IN ( ", " )"));
    }

    List<String> values() {
        return new ArrayList<>(only);
    }
}
