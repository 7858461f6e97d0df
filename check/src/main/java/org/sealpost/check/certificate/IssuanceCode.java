package org.sealpost.check.certificate;

import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What stands in the way of the next certificate of a host, by the CAA records that count for it: each once for the
/// policy host and once for MX hosts.
public enum IssuanceCode implements ListedCode {
    /// Whoever issued the certificate of today is not among those that may issue.
    POLICY_ISSUER_NOT_LISTED(Side.POLICY, "issuer-not-listed", Severity.WARNING, RfcRef.of(8659, "4.2")),
    MX_ISSUER_NOT_LISTED(Side.MX, "issuer-not-listed", Severity.WARNING, RfcRef.of(8659, "4.2")),
    /// Nobody may issue.
    POLICY_NOBODY(Side.POLICY, "nobody-may-issue", Severity.WARNING, RfcRef.of(8659, "4.2")),
    MX_NOBODY(Side.MX, "nobody-may-issue", Severity.WARNING, RfcRef.of(8659, "4.2")),
    /// A critical property that nobody knows.
    POLICY_UNKNOWN_CRITICAL(Side.POLICY, "unknown-critical", Severity.WARNING, RfcRef.of(8659, "4.1")),
    MX_UNKNOWN_CRITICAL(Side.MX, "unknown-critical", Severity.WARNING, RfcRef.of(8659, "4.1")),
    /// A record that does not follow the grammar.
    POLICY_MALFORMED(Side.POLICY, "malformed", Severity.WARNING, RfcRef.of(8659, "4.2")),
    MX_MALFORMED(Side.MX, "malformed", Severity.WARNING, RfcRef.of(8659, "4.2")),
    /// DNS gave no answer, so an authority issues nothing.
    POLICY_LOOKUP_FAILED(Side.POLICY, "lookup-failed", Severity.NOTICE, RfcRef.of(8659, "3")),
    MX_LOOKUP_FAILED(Side.MX, "lookup-failed", Severity.NOTICE, RfcRef.of(8659, "3"));

    private final Particulars particulars;

    IssuanceCode(Side side, String fault, Severity severity, RfcRef rfc) {
        this.particulars = side.particulars("caa." + fault, severity, rfc, Fixer.DNS);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
