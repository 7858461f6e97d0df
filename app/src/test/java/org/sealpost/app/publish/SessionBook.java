package org.sealpost.app.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// The sessions of one sender, by day and by the policy that it applied, as they go into its report (RFC 8460 §4).
final class SessionBook {
    private final Map<LocalDate, Map<Optional<StsPolicy>, Sums>> days = new HashMap<>();

    /// The sessions under one policy on one day.
    static final class Sums {
        private int sound;
        private final Map<Failure, Integer> failures = new LinkedHashMap<>();

        int sound() {
            return sound;
        }

        Map<Failure, Integer> failures() {
            return failures;
        }
    }

    /// @param type of RFC 8460 §4.3
    record Failure(String type, DomainName host) {}

    void sound(Optional<StsPolicy> applied, Instant at) {
        sums(applied, at).sound++;
    }

    void failed(Optional<StsPolicy> applied, Instant at, String type, DomainName host) {
        sums(applied, at).failures.merge(new Failure(type, host), 1, Integer::sum);
    }

    private Sums sums(Optional<StsPolicy> applied, Instant at) {
        return days.computeIfAbsent(LocalDate.ofInstant(at, ZoneOffset.UTC), _ -> new LinkedHashMap<>())
                .computeIfAbsent(applied, _ -> new Sums());
    }

    /// One day, which is then forgotten.
    Map<Optional<StsPolicy>, Sums> close(LocalDate day) {
        return Optional.ofNullable(days.remove(day)).orElse(Map.of());
    }
}
