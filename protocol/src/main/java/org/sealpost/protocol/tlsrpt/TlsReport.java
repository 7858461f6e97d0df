package org.sealpost.protocol.tlsrpt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;

/// A daily report of a sender about TLS with one domain.
///
/// Reading is lenient: what a report leaves out is empty here, what it says oddly is a deviation, and what has no place
/// here is in the octets, which the reader keeps beside. Writing is strict, but for what was read.
///
/// @param organizationName who reports
/// @param start the beginning of the time covered
/// @param end its end
/// @param contactInfo the mail address of the reporter
/// @param reportId what the reporter calls this report
/// @param policies the results, one for each policy; the same session may count under several
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4">RFC 8460 §4</a>
public record TlsReport(
        Optional<String> organizationName,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<String> contactInfo,
        Optional<String> reportId,
        List<PolicyResult> policies) {
    public TlsReport {
        policies = List.copyOf(policies);
    }

    /// The JSON text of a report, not compressed. The caller limits its length; the work and the memory for it are
    /// proportional to that.
    public static Parsed<TlsReport> parse(Octets json) {
        return TlsReportParser.parse(json);
    }

    /// What keeps this report from being sent: the name of each field that RFC 8460 §4.4 asks for and that is missing
    /// or cannot be written; empty for a sound report.
    public List<String> faults() {
        return TlsReportWriter.faults(this);
    }

    /// The JSON text.
    ///
    /// @throws IllegalStateException when there are [#faults]
    public String render() {
        return TlsReportWriter.render(this);
    }

    /// The JSON text of a report that was read, with whatever is missing or odd in it: reading that text gives the same
    /// report.
    public String renderAsRead() {
        return TlsReportWriter.renderAsRead(this);
    }
}
