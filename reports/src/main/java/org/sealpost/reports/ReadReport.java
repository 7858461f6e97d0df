package org.sealpost.reports;

import java.util.List;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.tlsrpt.TlsReport;

/// A report and how it departs from the RFC.
///
/// @param json its text as it came, decompressed
public record ReadReport(Octets json, TlsReport report, List<Deviation> deviations) {
    public ReadReport {
        deviations = List.copyOf(deviations);
    }
}
