package org.sealpost.observe.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The parts of an observation, in the order people think of them. A part can be left out, and each reports its
/// progress.
public enum Part {
    RECORD,
    POLICY,
    MX,
    SMTP,
    DANE,
    TLS_RPT,
    AUTHENTICATION,
    NAME_SERVERS;

    /// The part of a word such as `tls-rpt`.
    public static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }

    /// Such as `tls-rpt`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
