package org.sealpost.reports.store;

import java.time.Duration;

/// How long things are kept.
///
/// @param octets mails and bodies as they came
/// @param reports reports, their rows and what was refused, by the day they are about; one that came too late to
/// count, or does not say its day, by when it came
public record Retention(Duration octets, Duration reports) {
    public static final Retention DEFAULT = new Retention(Duration.ofDays(90), Duration.ofDays(400));
}
