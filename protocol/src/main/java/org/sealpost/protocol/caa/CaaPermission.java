package org.sealpost.protocol.caa;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;

/// Whom the CAA records at one name let issue certificates.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8659#section-4.2">RFC 8659 §4.2</a>
public sealed interface CaaPermission {
    /// No record restricts anything.
    record Anybody() implements CaaPermission {}

    /// @param issuers the domain names of those that may; empty when nobody may
    record Only(Set<DomainName> issuers) implements CaaPermission {
        public Only {
            issuers = Set.copyOf(issuers);
        }
    }

    /// @param records the RRset that counts
    /// @param wildcard whether it is about a name such as `*.example.com`
    static CaaPermission of(List<CaaRecord> records, boolean wildcard) {
        List<CaaRecord> counting = counting(records, wildcard);
        if (counting.isEmpty()) {
            return new Anybody();
        }
        // RFC 8659 §4.2: a value that does not follow the grammar is one without a name, which lets nobody issue.
        return new Only(counting.stream()
                .flatMap(record -> record.issuer().value().stream())
                .map(CaaIssuer::domain)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
    }

    /// The records that decide. RFC 8659 §4.3: for a wildcard `issuewild` counts alone where there is one.
    static List<CaaRecord> counting(List<CaaRecord> records, boolean wildcard) {
        List<CaaRecord> wild = with("issuewild", records);
        return wildcard && !wild.isEmpty() ? wild : with("issue", records);
    }

    private static List<CaaRecord> with(String property, List<CaaRecord> records) {
        return records.stream()
                .filter(record -> record.property().equals(property))
                .toList();
    }
}
