package org.sealpost.reports.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;

/// An entry of a report and the domain it is about.
///
/// @param assumed whether the entry itself does not name the domain
public record Subject(PolicyResult result, DomainName domain, boolean assumed) {
    /// The entries that are about a domain. One that does not say is about the only domain that the others are about,
    /// else the one that the header or the way names. One that names something that is no domain is about none.
    public static List<Subject> of(Arrival arrival, TlsReport report) {
        var subjects = new ArrayList<Subject>(report.policies().size());
        boolean allNamed = true;
        for (PolicyResult result : report.policies()) {
            allNamed &= isNamed(result);
            result.policyDomain()
                    .flatMap(Subject::domain)
                    .ifPresent(domain -> subjects.add(new Subject(result, domain, false)));
        }
        return allNamed ? subjects : withUnnamed(arrival, report, subjects);
    }

    private static List<Subject> withUnnamed(Arrival arrival, TlsReport report, List<Subject> named) {
        Set<DomainName> domains = named.stream().map(Subject::domain).collect(Collectors.toSet());
        Optional<DomainName> fallback = domains.size() == 1
                ? domains.stream().findFirst()
                : arrival.letter()
                        .flatMap(letter -> letter.reportDomain().flatMap(Subject::domain))
                        .or(() -> arrival.delivery().about());
        var subjects = new ArrayList<Subject>();
        int next = 0;
        for (PolicyResult result : report.policies()) {
            if (next < named.size() && named.get(next).result().equals(result)) {
                subjects.add(named.get(next++));
            } else if (!isNamed(result)) {
                fallback.ifPresent(domain -> subjects.add(new Subject(result, domain, true)));
            }
        }
        return subjects;
    }

    private static boolean isNamed(PolicyResult result) {
        return result.policyDomain().isPresent() && !result.policyDomain().get().isBlank();
    }

    /// The domain that a text names, in A-labels or U-labels.
    public static Optional<DomainName> domain(String text) {
        Optional<DomainName> wire = DomainName.ofWire(text.strip());
        return wire.isEmpty() && DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name)
                ? Optional.of(name)
                : wire;
    }
}
