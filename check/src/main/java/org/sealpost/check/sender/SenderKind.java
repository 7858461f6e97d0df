package org.sealpost.check.sender;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A kind of sending server, by what it asks of those it delivers to. Each of them reports TLS results (RFC 8460).
public enum SenderKind {
    /// TLS where it is offered, without a look at the certificate; without TLS where there is none. Most of the world's
    /// servers do this.
    OPPORTUNISTIC(false, false),
    /// MTA-STS, and the domain is new to it (RFC 8461 §5.1).
    MTA_STS(true, false),
    /// MTA-STS, and it holds an older policy that has not expired (RFC 8461 §3.3).
    MTA_STS_CACHED(true, false),
    /// DANE where there are TLSA records, and opportunistic TLS elsewhere, as Postfix does at the level `dane` (RFC
    /// 7672).
    DANE(false, true),
    /// DANE where there are TLSA records, and MTA-STS elsewhere (RFC 8461 §2).
    DANE_MTA_STS(true, true),
    /// MTA-STS, and it takes no policy but one with `version` on its first line and the media type `text/plain`.
    STRICT(true, false);

    private final boolean mtaSts;
    private final boolean dane;

    SenderKind(boolean mtaSts, boolean dane) {
        this.mtaSts = mtaSts;
        this.dane = dane;
    }

    /// Whether it looks for MTA-STS policies.
    public boolean mtaSts() {
        return mtaSts;
    }

    /// Whether it looks for TLSA records.
    public boolean dane() {
        return dane;
    }

    /// Such as `mta-sts-cached`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind of a word such as `mta-sts-cached`.
    public static Optional<SenderKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
