package org.sealpost.check.certificate;

import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What deserves care in a chain or a session that may well be valid: each once for the policy host and once for MX
/// hosts.
public enum CareCode implements ListedCode {
    /// A certificate stands before the one that it signed, or behind one that it did not sign.
    POLICY_OUT_OF_ORDER(Side.POLICY, "certificate.out-of-order", Severity.WARNING, RfcRef.of(5246, "7.4.2")),
    MX_OUT_OF_ORDER(Side.MX, "certificate.out-of-order", Severity.WARNING, RfcRef.of(5246, "7.4.2")),
    /// A certificate is sent that leads nowhere.
    POLICY_SUPERFLUOUS(Side.POLICY, "certificate.superfluous", Severity.NOTICE, RfcRef.of(8446, "4.4.2")),
    MX_SUPERFLUOUS(Side.MX, "certificate.superfluous", Severity.NOTICE, RfcRef.of(8446, "4.4.2")),
    /// RSA below 2048 bits, EC below 224, or DSA.
    POLICY_WEAK_KEY(Side.POLICY, "certificate.weak-key", Severity.WARNING, RfcRef.of(9325, "4.5")),
    MX_WEAK_KEY(Side.MX, "certificate.weak-key", Severity.WARNING, RfcRef.of(9325, "4.5")),
    /// Signed by way of MD5 or SHA-1.
    POLICY_WEAK_SIGNATURE(Side.POLICY, "certificate.weak-signature", Severity.WARNING, RfcRef.of(9155, "2")),
    MX_WEAK_SIGNATURE(Side.MX, "certificate.weak-signature", Severity.WARNING, RfcRef.of(9155, "2")),
    /// A cipher suite of the list of those to leave behind.
    POLICY_OLD_SUITE(Side.POLICY, "tls.old-suite", Severity.NOTICE, RfcRef.of(9325, "4.1")),
    MX_OLD_SUITE(Side.MX, "tls.old-suite", Severity.NOTICE, RfcRef.of(9325, "4.1")),
    /// It is valid, and has less of its life left than a renewal in time would leave.
    MX_EXPIRES_SOON(Side.MX, "certificate.expires-soon", Severity.WARNING, RfcRef.of(8461, "4.2"));

    private final Particulars particulars;

    CareCode(Side side, String fault, Severity severity, RfcRef rfc) {
        this.particulars = side.particulars(fault, severity, rfc);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
