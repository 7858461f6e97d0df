package org.sealpost.app.api;

import java.time.Duration;

/// How often the API may be asked.
///
/// @param perSource from one address, or one /64 of IPv6
/// @param perCaller by one token or one person
public record Rates(int perSource, int perCaller, Duration within) {
    public static final Rates USUAL = new Rates(1_200, 600, Duration.ofMinutes(1));
}
