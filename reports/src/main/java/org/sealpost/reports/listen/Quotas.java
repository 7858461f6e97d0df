package org.sealpost.reports.listen;

import java.time.Duration;

/// How much is taken of anybody in a window of time. What is over is answered by "later".
///
/// @param window how long a window is; the counts begin again with each
/// @param source deliveries from one address, or from one network of /64 in IPv6; for what comes by SMTP and HTTPS
/// @param domain reports about one domain; for all but what we fetch ourselves
/// @param reporterDay reports of one reporter about one domain and one day, in a window
/// @param keys how many are told apart at the most; above it some share one count
public record Quotas(Duration window, int source, int domain, int reporterDay, int keys) {
    public static final Quotas DEFAULT = new Quotas(Duration.ofHours(1), 20_000, 10_000, 50, 65_536);
}
