package org.sealpost.protocol.mtasts;

import java.util.Optional;
import org.sealpost.protocol.syntax.Grammar;

/// The `id` of an MTA-STS record: 1 to 32 letters or digits that name one instance of a policy.
///
/// Two ids are the same or they are not; neither is newer (RFC 8461 §3.1).
public record PolicyId(String text) {
    public PolicyId {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("not a policy id: " + text);
        }
    }

    /// Empty when `text` is not 1 to 32 letters or digits.
    public static Optional<PolicyId> parse(String text) {
        return isWellFormed(text) ? Optional.of(new PolicyId(text)) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        return !text.isEmpty() && text.length() <= 32 && text.chars().allMatch(c -> Grammar.isLetterOrDigit((char) c));
    }

    @Override
    public String toString() {
        return text;
    }
}
