package org.sealpost.protocol.mtasts;

import java.util.Optional;

/// What a sender does with mail when a policy fails to validate.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-5">RFC 8461 §5</a>
public enum Mode {
    /// Deliver all the same, and report.
    TESTING("testing"),
    /// Do not deliver to a host that fails.
    ENFORCE("enforce"),
    /// As if there were no policy.
    NONE("none");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /// The word in the policy, such as `enforce`.
    public String word() {
        return word;
    }

    /// RFC 8461 §3.2: the words are case-sensitive.
    public static Optional<Mode> parse(String word) {
        for (Mode mode : values()) {
            if (mode.word.equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
