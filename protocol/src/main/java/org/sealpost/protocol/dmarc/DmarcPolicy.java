package org.sealpost.protocol.dmarc;

import java.util.Arrays;
import java.util.Optional;

/// What the domain asks receivers to do with mail that fails, the mildest first.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-6.3">RFC 7489 §6.3</a>
public enum DmarcPolicy {
    NONE("none"),
    QUARANTINE("quarantine"),
    REJECT("reject");

    private final String word;

    DmarcPolicy(String word) {
        this.word = word;
    }

    /// As in a record.
    public String word() {
        return word;
    }

    static Optional<DmarcPolicy> of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word.equalsIgnoreCase(word))
                .findFirst();
    }
}
