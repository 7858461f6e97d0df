package org.sealpost.publish.plan;

import org.sealpost.protocol.RfcRef;

/// What kinds of change a plan makes, each with the section that orders it.
public enum Transition {
    FIRST_PUBLISH("first policy", RfcRef.of(8461, "8.1")),
    EDIT("changed policy", RfcRef.of(8461, "8.1")),
    REFETCH("new id for the same policy", RfcRef.of(8461, "8.1")),
    TO_ENFORCE("testing to enforce", RfcRef.of(8461, "5")),
    RAISE_MAX_AGE("longer max_age", RfcRef.of(8461, "3.2")),
    LOWER_MAX_AGE("shorter max_age", RfcRef.of(8461, "3.2")),
    ADD_MX("more MX hosts", RfcRef.of(8461, "8.1")),
    REMOVE_MX("fewer MX hosts", RfcRef.of(8461, "8.1")),
    REPLACE_MX("all MX hosts replaced", RfcRef.of(8461, "8.1")),
    MX_CERTIFICATE("certificate of an MX host", RfcRef.of(8461, "4.2")),
    ROLL_BACK("enforce to testing", RfcRef.of(8461, "5")),
    TO_NONE("to none", RfcRef.of(8461, "8.3")),
    RETIRE("MTA-STS removed", RfcRef.of(8461, "8.3")),
    MOVE_HOST("policy host moved", RfcRef.of(8461, "8.2")),
    EMERGENCY("a served policy that stops mail", RfcRef.of(8461, "5")),
    RECOVER("a foreign policy replaced", RfcRef.of(8461, "10.3")),
    REPORTING("TLS reports asked for", RfcRef.of(8460, "3"));

    private final String words;
    private final RfcRef rule;

    Transition(String words, RfcRef rule) {
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
