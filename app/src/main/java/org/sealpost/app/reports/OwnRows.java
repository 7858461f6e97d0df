package org.sealpost.app.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.store.StoredReport;

/// A report without what it tells of domains of others. One that tells of none stays octet by octet as it came.
public final class OwnRows {
    private OwnRows() {}

    public static StoredReport of(StoredReport report, Set<DomainName> own) {
        Optional<TlsReport> read = TlsReport.parse(report.json()).value();
        if (read.isEmpty() || !isMixed(read.get(), own)) {
            return report;
        }
        TlsReport whole = read.get();
        var part = new TlsReport(
                whole.organizationName(),
                whole.start(),
                whole.end(),
                whole.contactInfo(),
                whole.reportId(),
                whole.policies().stream().filter(policy -> isOwn(policy, own)).toList());
        return new StoredReport(
                report.id(),
                report.reporter(),
                report.authenticity(),
                report.day(),
                Octets.utf8(part.renderAsRead()),
                report.counts(),
                report.ways(),
                report.first(),
                report.digests(),
                // They quote it.
                List.of());
    }

    /// Whether some of it is about domains of others. A policy without a domain is about nobody else's.
    public static boolean isMixed(TlsReport report, Set<DomainName> own) {
        return report.policies().stream()
                .anyMatch(policy -> policy.policyDomain().isPresent() && !isOwn(policy, own));
    }

    /// Whether it is about one of these domains.
    public static boolean isOwn(PolicyResult policy, Set<DomainName> own) {
        return policy.policyDomain()
                .flatMap(name -> DomainName.ofWire(name.toLowerCase(Locale.ROOT)))
                .filter(own::contains)
                .isPresent();
    }
}
