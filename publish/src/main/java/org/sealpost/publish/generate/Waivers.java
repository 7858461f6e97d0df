package org.sealpost.publish.generate;

import java.util.Optional;

/// What somebody wants although it is refused by default.
///
/// @param enforceFirst a first policy in `enforce`, without a time of testing
/// @param longTesting why a policy in `testing` may be kept longer than a day: one line of printable ASCII
public record Waivers(boolean enforceFirst, Optional<String> longTesting) {
    public static final Waivers NONE = new Waivers(false, Optional.empty());

    private static final int LONGEST = 200;

    public Waivers {
        if (longTesting.filter(reason -> !isReason(reason)).isPresent()) {
            throw new IllegalArgumentException("a reason is one line of 1 to 200 printable characters");
        }
    }

    /// Whether a text can be a reason.
    public static boolean isReason(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
