package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.tlsrpt.TlsReport;

/// A report of a stranger.
class TlsReportFuzzTest {
    @FuzzTest
    void parses(byte[] data) {
        Octets text = Octets.of(data);
        Parsed<TlsReport> parsed = TlsReport.parse(text);
        RoundTrip.checkDeviations(parsed);
        parsed.value()
                .ifPresent(report -> RoundTrip.require(
                        TlsReport.parse(Octets.utf8(report.renderAsRead()))
                                .value()
                                .filter(report::equals)
                                .isPresent(),
                        "what is written reads as itself"));
    }
}
