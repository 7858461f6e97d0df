package org.sealpost.reports;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Two reports with the same key are the same report, sent twice.
///
/// @param domains the policy domains, in lower case
public record ReportKey(
        Reporter reporter, String reportId, Optional<Instant> start, Optional<Instant> end, SortedSet<String> domains) {
    public ReportKey {
        domains = new TreeSet<>(domains);
    }
}
