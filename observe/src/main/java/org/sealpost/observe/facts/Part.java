package org.sealpost.observe.facts;

/// The parts of an observation, in the order people think of them. A part can be left out, and each reports its
/// progress.
public enum Part {
    RECORD,
    POLICY,
    MX,
    SMTP,
    TLS_RPT
}
