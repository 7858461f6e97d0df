package org.sealpost.publish.drift;

import org.sealpost.protocol.RfcRef;

/// How what stands can differ from what was approved and applied.
public enum DriftKind {
    MX_ADDED("an MX host that nobody approved", RfcRef.of(8461, "4.1")),
    MX_REMOVED("an approved MX host is gone", RfcRef.of(8461, "8.1")),
    RECORD_CHANGED("the record is not the one that was published", RfcRef.of(8461, "3.1")),
    RECORD_DUPLICATE("more than one record, so none counts", RfcRef.of(8461, "3.1")),
    ID_NOT_OF_BODY("the id names another policy than the one that is served", RfcRef.of(8461, "8.1")),
    BODY_DIFFERS("an edge serves something else", RfcRef.of(8461, "3.2")),
    CERTIFICATE_ENDS("a certificate ends soon", RfcRef.of(8461, "3.3")),
    ALIAS_GONE("a name no longer leads to us", RfcRef.of(8461, "8.2")),
    ISSUANCE_FORBIDDEN("CAA records forbid our certificate", RfcRef.of(8659, "4")),
    NAME_SERVERS_CHANGED("the domain has other name servers", RfcRef.of(8461, "10.3"));

    private final String words;
    private final RfcRef rule;

    DriftKind(String words, RfcRef rule) {
        this.words = words;
        this.rule = rule;
    }

    /// In a few words.
    public String words() {
        return words;
    }

    public RfcRef rule() {
        return rule;
    }
}
