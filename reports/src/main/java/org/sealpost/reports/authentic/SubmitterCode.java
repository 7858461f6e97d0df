package org.sealpost.reports.authentic;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// How what a report says of its sender can disagree with who sent it, or with itself. It changes nothing about what
/// is proven.
public enum SubmitterCode implements DeviationCode {
    /// `TLS-Report-Submitter` is no name of a domain.
    SUBMITTER_MALFORMED("submitter-malformed", "5.3"),
    /// `TLS-Report-Submitter` is not of the domain that signed.
    SUBMITTER_NOT_SIGNER("submitter-not-signer", "5.3"),
    /// `contact-info` is not of the domain that signed.
    CONTACT_NOT_SIGNER("contact-not-signer", "4.4"),
    /// A mail by a known reporter, from an address that its reports do not come from.
    AUTHOR_UNEXPECTED("author-unexpected", "5.3"),
    /// A known reporter under a name that it was not known by.
    ORGANIZATION_UNEXPECTED("organization-unexpected", "4.4"),
    /// The name of a known reporter on a report that is not proven to be its own.
    ORGANIZATION_BORROWED("organization-borrowed", "4.4");

    private final String id;
    private final RfcRef rfc;

    SubmitterCode(String fault, String section) {
        this.id = "submitter." + fault;
        this.rfc = RfcRef.of(8460, section);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RfcRef rfc() {
        return rfc;
    }

    /// A report is kept whoever it says it is from.
    @Override
    public boolean unusable() {
        return false;
    }
}
