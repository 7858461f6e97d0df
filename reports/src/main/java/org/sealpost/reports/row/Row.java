package org.sealpost.reports.row;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;

/// What a reporter says of one domain, one day and one policy. Rows without failures that differ in nothing but their
/// numbers may come added up; a row with failures is that of one report.
///
/// @param reports how many reports it is made of
/// @param day the day of UTC that is reported
/// @param wholeDays how many days are covered; a row of more than one is of its last day
/// @param failures as told; they may overlap, so their sum may be more than `failed`, or less
/// @param arrived when the last of them came
public record Row(
        DomainName domain,
        LocalDate day,
        int wholeDays,
        Reporter reporter,
        PolicyType type,
        PolicyEcho echo,
        int reports,
        long successful,
        long failed,
        List<Failure> failures,
        Instant arrived) {
    public Row {
        failures = List.copyOf(failures);
    }
}
