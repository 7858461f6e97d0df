package org.sealpost.check.dane;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of DANE.
enum DaneCode implements ListedCode {
    /// Nothing that the server presents matches a usable record.
    NO_MATCH("mx.no-match", Severity.ERROR, "2.2", Fixer.DNS),
    /// There are records, and no TLS to use them with.
    NO_TLS("mx.no-tls", Severity.ERROR, "2.2", Fixer.MAIL_SERVER),
    /// A trust anchor matches, and the certificate below it is for other names.
    ANCHOR_NAME("mx.anchor-name-mismatch", Severity.ERROR, "3.2.3", Fixer.CERTIFICATE_AUTHORITY),
    /// A trust anchor matches, and it or something below it is outside its validity.
    ANCHOR_NOT_VALID("mx.anchor-not-valid", Severity.ERROR, "3.1.2", Fixer.MAIL_SERVER),
    /// The answer for the records does not pass DNSSEC validation.
    BOGUS("mx.bogus", Severity.UNKNOWN, "2.1.2", Fixer.DNS),
    /// DNS gave no answer for the records.
    LOOKUP_FAILED("mx.lookup-failed", Severity.UNKNOWN, "2.1.2", Fixer.DNS),
    /// The host is an alias, and was seen under another name than senders ask for.
    NOT_COMPARED("mx.not-compared", Severity.UNKNOWN, "2.2.3", Fixer.DNS),
    /// Not one record can be used.
    UNUSABLE("mx.unusable", Severity.WARNING, "3.1.3", Fixer.DNS),
    /// The records are not signed, or the addresses are not.
    INSECURE_ZONE("mx.insecure-zone", Severity.WARNING, "2.2.2", Fixer.DNS),
    /// As [#NO_MATCH] or [#NO_TLS], where the MX records are not signed.
    NO_MATCH_UNSIGNED("mx.no-match-unsigned-domain", Severity.WARNING, "2.2.1", Fixer.DNS),
    /// Some MX hosts have records and some have none.
    SOME_HOSTS("domain.some-hosts", Severity.WARNING, "2.2.1", Fixer.DNS),
    /// The MX hosts have records, and the MX records that lead to them are not signed.
    DOMAIN_NOT_SIGNED("domain.not-signed", Severity.NOTICE, "2.2.1", Fixer.DNS),
    /// Among usable records there are others.
    SOME_UNUSABLE("mx.some-unusable", Severity.NOTICE, "3.1.3", Fixer.DNS),
    /// Nothing is published for the time after the next change of key.
    NO_ROLLOVER("mx.no-rollover", Severity.NOTICE, RfcRef.of(7671, "8.1"), Fixer.DNS);

    private final Particulars particulars;

    DaneCode(String fault, Severity severity, String section, Fixer fixer) {
        this(fault, severity, RfcRef.of(7672, section), fixer);
    }

    DaneCode(String fault, Severity severity, RfcRef rfc, Fixer fixer) {
        this.particulars = new Particulars("dane." + fault, severity, Aspect.DANE, rfc, fixer);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
