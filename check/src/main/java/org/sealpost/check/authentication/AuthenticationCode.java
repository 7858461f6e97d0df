package org.sealpost.check.authentication;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of SPF, DKIM and DMARC beside what their texts say. None of it counts for the verdict.
public enum AuthenticationCode implements ListedCode {
    /// DNS gave no answer for a name that matters.
    LOOKUP_FAILED("authentication.lookup-failed", Severity.UNKNOWN, RfcRef.of(7208, "2.6.6")),
    /// More than ten terms that ask DNS.
    SPF_TOO_MANY("spf.lookups.too-many", Severity.WARNING, RfcRef.of(7208, "4.6.4")),
    /// More than two of them get no answer but that there is nothing.
    SPF_VOID("spf.lookups.void", Severity.WARNING, RfcRef.of(7208, "4.6.4")),
    /// `include` or `redirect` leads to a domain without a usable record.
    SPF_INCLUDE("spf.include.without-record", Severity.WARNING, RfcRef.of(7208, "5.2")),
    /// A record includes itself, at once or by others.
    SPF_LOOP("spf.include.loop", Severity.WARNING, RfcRef.of(7208, "5.2")),
    /// Neither `all` nor `redirect`.
    SPF_ALL_MISSING("spf.all.missing", Severity.WARNING, RfcRef.of(7208, "4.7")),
    /// `+all`: every host of the world may send.
    SPF_ALL_PASS("spf.all.pass", Severity.WARNING, RfcRef.of(7208, "5.1")),
    /// `?all`: nothing is said of other hosts.
    SPF_ALL_NEUTRAL("spf.all.neutral", Severity.NOTICE, RfcRef.of(7208, "5.1")),
    /// The mechanism that is not to be used.
    SPF_PTR("spf.mechanism.ptr", Severity.NOTICE, RfcRef.of(7208, "5.5")),
    /// `p=none`.
    DMARC_NONE("dmarc.policy.none", Severity.NOTICE, RfcRef.of(7489, "6.3")),
    /// `pct` below 100.
    DMARC_PARTIAL("dmarc.policy.partial", Severity.NOTICE, RfcRef.of(7489, "6.3")),
    /// `sp` is milder than `p`.
    DMARC_SUBDOMAINS("dmarc.policy.subdomains-weaker", Severity.NOTICE, RfcRef.of(7489, "6.3")),
    /// No `rua`.
    DMARC_NO_REPORTS("dmarc.reports.none", Severity.NOTICE, RfcRef.of(7489, "6.3")),
    /// Nothing at a selector that the user named.
    DKIM_MISSING("dkim.key.missing", Severity.WARNING, RfcRef.of(6376, "3.6.2.1")),
    /// Several records at one selector.
    DKIM_SEVERAL("dkim.key.several", Severity.WARNING, RfcRef.of(6376, "3.6.2.2")),
    /// An empty `p`.
    DKIM_REVOKED("dkim.key.revoked", Severity.NOTICE, RfcRef.of(6376, "3.6.1")),
    /// An RSA key of less than 1024 bits.
    DKIM_SHORT("dkim.key.short", Severity.WARNING, RfcRef.of(8301, "3.2")),
    /// An RSA key of less than 2048 bits.
    DKIM_SMALL("dkim.key.small", Severity.NOTICE, RfcRef.of(8301, "3.2")),
    /// `t=y`.
    DKIM_TESTING("dkim.key.testing", Severity.NOTICE, RfcRef.of(6376, "3.6.1"));

    private final Particulars particulars;

    AuthenticationCode(String id, Severity severity, RfcRef rfc) {
        this.particulars = new Particulars(id, severity, Aspect.AUTHENTICATION, rfc, Fixer.DNS);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
