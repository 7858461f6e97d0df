package org.sealpost.reports.readiness;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// What is asked for before a domain may enforce. Every one can be set.
public final class Thresholds {
    public static final Thresholds DEFAULT = new Thresholds(new EnumMap<>(Threshold.class));

    private final Map<Threshold, Double> set;

    private Thresholds(Map<Threshold, Double> set) {
        this.set = set;
    }

    /// These with one of them changed.
    ///
    /// @throws IllegalArgumentException when it makes no sense, alone or with the others; the message is for people
    public Thresholds with(Threshold threshold, double value) {
        return with(Map.of(threshold, value));
    }

    /// These with some of them changed together.
    ///
    /// @throws IllegalArgumentException when it makes no sense; the message is for people
    public Thresholds with(Map<Threshold, Double> values) {
        var next = new EnumMap<Threshold, Double>(Threshold.class);
        next.putAll(set);
        values.forEach((threshold, value) -> next.put(threshold, threshold.checked(value)));
        var changed = new Thresholds(next);
        changed.notMore(Threshold.CLEAN_DAYS, Threshold.RUN_DAYS);
        changed.notMore(Threshold.GAP_DAYS, Threshold.GAP_WINDOW);
        changed.notMore(Threshold.RUN_DAYS, Threshold.LOW_VOLUME_DAYS);
        return changed;
    }

    /// These with one of them changed, as a setting names it.
    ///
    /// @throws IllegalArgumentException when there is no such name, or the value is no number or makes no sense
    public Thresholds with(String key, String value) {
        Threshold threshold = Threshold.named(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no threshold is called " + key + "; there are " + String.join(", ", Threshold.keys())));
        return with(threshold, number(key, value));
    }

    private static double number(String key, String value) {
        try {
            return Double.parseDouble(value.strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(key + " is a number, not " + value);
        }
    }

    private void notMore(Threshold smaller, Threshold larger) {
        if (share(smaller) > share(larger)) {
            throw new IllegalArgumentException("%s (%d) is more than %s (%d)"
                    .formatted(smaller.key(), whole(smaller), larger.key(), whole(larger)));
        }
    }

    public double share(Threshold threshold) {
        return set.getOrDefault(threshold, threshold.standard());
    }

    public int whole(Threshold threshold) {
        return (int) share(threshold);
    }

    Duration hours(Threshold threshold) {
        return Duration.ofHours(whole(threshold));
    }
}
