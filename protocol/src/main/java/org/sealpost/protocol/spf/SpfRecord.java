package org.sealpost.protocol.spf;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// The TXT record at a domain that says which hosts may send mail in its name.
///
/// @param mechanisms in their order, those after `all` as well
/// @param redirect the `domain-spec` of `redirect=`, macros not expanded
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-4.5">RFC 7208 §4.5</a>
public record SpfRecord(List<SpfMechanism> mechanisms, Optional<String> redirect) {
    public SpfRecord {
        mechanisms = List.copyOf(mechanisms);
    }

    /// The record that counts among all TXT records of a domain.
    public static TxtSelection<SpfRecord> select(List<TxtRecord> records) {
        return SpfRecordParser.select(records);
    }

    public static Parsed<SpfRecord> parse(Octets text) {
        return SpfRecordParser.parse(text.latin1());
    }

    /// The first `all`; what stands after it is never looked at (RFC 7208 §5.1).
    public Optional<SpfMechanism> all() {
        return mechanisms.stream()
                .filter(mechanism -> mechanism.kind() == SpfMechanism.Kind.ALL)
                .findFirst();
    }

    /// The mechanisms that can be looked at: those up to the first `all`.
    public List<SpfMechanism> effective() {
        int all = all().map(mechanisms::indexOf).orElse(mechanisms.size() - 1);
        return mechanisms.subList(0, all + 1);
    }

    /// The domain that takes over where nothing matches, unless a macro makes the name; an `all` makes it void
    /// (RFC 7208 §6.1).
    public Optional<DomainName> next() {
        return all().isPresent() ? Optional.empty() : redirect.flatMap(SpfRecord::plainName);
    }

    static Optional<DomainName> plainName(String domainSpec) {
        return domainSpec.indexOf('%') >= 0 ? Optional.empty() : DomainName.ofWire(domainSpec);
    }
}
