package org.sealpost.host.acme;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long an answer asks to wait. RFC 9110 §10.2.3.
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(8);

    private RetryAfter() {}

    /// A date counts from the answer's own, so that nobody's clock matters; what is not understood says nothing.
    static Optional<Duration> of(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .flatMap(value -> value.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : date(value)
                                .flatMap(until -> headers.firstValue("Date")
                                        .flatMap(RetryAfter::date)
                                        .map(now -> Duration.between(now, until))))
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
