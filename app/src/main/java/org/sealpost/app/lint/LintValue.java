package org.sealpost.app.lint;

import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;

/// What a text says, of whatever kind it is.
public sealed interface LintValue {
    record OfRecord(StsRecord record) implements LintValue {}

    record OfPolicy(StsPolicy policy) implements LintValue {}

    record OfTlsRpt(TlsRptRecord record) implements LintValue {}

    record OfReport(TlsReport report) implements LintValue {}

    record OfTlsa(TlsaRecord record) implements LintValue {}

    /// A pattern and a host that were held against each other.
    record OfMatch(MxPattern pattern, DomainName host) implements LintValue {}
}
