package org.sealpost.protocol.dane;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// What can be wrong with a TLSA record. All but the first leave a record that can be read and that a sender of mail
/// cannot use.
public enum TlsaCode implements DeviationCode {
    /// Not three numbers of 0 to 255 and then pairs of hexadecimal digits; on the wire fewer than three octets.
    MALFORMED("malformed", true, RfcRef.of(6698, "2.2")),
    /// Usage 0 or 1, which mail does not use.
    USAGE_NOT_FOR_SMTP("usage-not-for-smtp", false, RfcRef.of(7672, "3.1.3")),
    /// A usage above 3.
    USAGE_UNKNOWN("usage-unknown", false, RfcRef.of(6698, "2.1.1")),
    /// A selector above 1.
    SELECTOR_UNKNOWN("selector-unknown", false, RfcRef.of(6698, "2.1.2")),
    /// A matching type above 2.
    MATCHING_TYPE_UNKNOWN("matching-type-unknown", false, RfcRef.of(6698, "2.1.3")),
    /// Data that is not 32 octets for SHA-256 or 64 for SHA-512, or no data.
    DATA_LENGTH("data-length", false, RfcRef.of(6698, "2.1.4"));

    private final String id;
    private final boolean unusable;
    private final RfcRef rfc;

    TlsaCode(String fault, boolean unusable, RfcRef rfc) {
        this.id = "dane.tlsa." + fault;
        this.unusable = unusable;
        this.rfc = rfc;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RfcRef rfc() {
        return rfc;
    }

    @Override
    public boolean unusable() {
        return unusable;
    }
}
