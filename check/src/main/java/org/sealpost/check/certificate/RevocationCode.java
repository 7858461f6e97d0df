package org.sealpost.check.certificate;

import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What servers themselves tell of the revocation of their certificates: each once for the policy host and once for
/// MX hosts.
public enum RevocationCode implements ListedCode {
    /// The issuer has revoked the certificate.
    POLICY_REVOKED(Side.POLICY, "revoked", Severity.WARNING, RfcRef.of(8461, "3.3")),
    MX_REVOKED(Side.MX, "revoked", Severity.WARNING, RfcRef.of(8461, "4.2")),
    /// The certificate demands an OCSP response, and none that can be used was sent.
    POLICY_STAPLE_MISSING(Side.POLICY, "staple-missing", Severity.WARNING, RfcRef.of(7633, "4.3.2")),
    MX_STAPLE_MISSING(Side.MX, "staple-missing", Severity.WARNING, RfcRef.of(7633, "4.3.2")),
    /// An OCSP response was sent that says nothing, or nothing that holds now.
    POLICY_STAPLE_UNUSABLE(Side.POLICY, "staple-unusable", Severity.NOTICE, RfcRef.of(6066, "8")),
    MX_STAPLE_UNUSABLE(Side.MX, "staple-unusable", Severity.NOTICE, RfcRef.of(6066, "8"));

    private final Particulars particulars;

    RevocationCode(Side side, String fault, Severity severity, RfcRef rfc) {
        this.particulars = side.particulars("certificate." + fault, severity, rfc);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
