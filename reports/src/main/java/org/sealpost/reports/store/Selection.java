package org.sealpost.reports.store;

import java.time.LocalDate;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// Which reports.
///
/// @param reporter the domain of a proven one, or the name of a claimed one
/// @param failing only those with failures
/// @param narrowing which of those
/// @param most how many at the most
public record Selection(
        Optional<DomainName> domain,
        Optional<String> reporter,
        LocalDate from,
        LocalDate to,
        boolean failing,
        Narrowing narrowing,
        int most) {
    /// All that are of these days and this reporter.
    public Selection(
            Optional<DomainName> domain,
            Optional<String> reporter,
            LocalDate from,
            LocalDate to,
            boolean failing,
            int most) {
        this(domain, reporter, from, to, failing, Narrowing.NONE, most);
    }
}
