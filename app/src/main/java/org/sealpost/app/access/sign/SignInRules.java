package org.sealpost.app.access.sign;

import java.time.Duration;

/// How often somebody may be wrong, and how long they stay signed in.
///
/// @param perAccount tries for one name by all strangers together, or by one browser that was in before
/// @param perDay the same within a day, whoever signs in meanwhile
/// @param perSource tries from one address, or from one /64 of IPv6
/// @param window in which that many tries come back
/// @param half how long a code may be waited for
/// @param idle after which time without a request a session ends
/// @param longest after which time a session ends in any case
public record SignInRules(
        int perAccount, int perDay, int perSource, Duration window, Duration half, Duration idle, Duration longest) {
    public static final SignInRules USUAL = new SignInRules(
            10, 100, 60, Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(12));
}
