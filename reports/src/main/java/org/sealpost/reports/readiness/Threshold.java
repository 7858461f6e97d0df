package org.sealpost.reports.readiness;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpost.reports.row.Habit;

/// One of the numbers that decide; each can be set by its name.
public enum Threshold {
    /// Hours after the end of a day within which its reports may come: four of delay, a day of retries, and some.
    GRACE_HOURS("grace-hours", 36, 0, 240, true),
    /// Days in the clean run.
    RUN_DAYS("run-days", 14, 1, 90, true),
    /// How many of those are clean, without even tolerated failures.
    CLEAN_DAYS("clean-days", 10, 1, 90, true),
    /// The share of sessions that may be lost.
    LOSS_BOUND("loss-bound", 0.001, 0.000_001, 0.5, false),
    /// How sure it has to be that the bound holds.
    CONFIDENCE("confidence", 0.95, 0.5, 0.999_999, false),
    /// From the first to the last day of the run, for a domain with little mail.
    LOW_VOLUME_DAYS("low-volume-days", 28, 1, 100, true),
    /// Days of single reporters in that time.
    LOW_VOLUME_REPORTER_DAYS("low-volume-reporter-days", 20, 1, 1000, true),
    /// How many reporters that count.
    REPORTERS("reporters", 2, 1, 50, true),
    /// How many times the sum of the others the largest reporter counts at the most.
    DOMINANCE("dominance", 9, 1, 1000, true),
    /// How many times its median of earlier days a reporter's day counts at the most.
    CAP("cap", 10, 1, 1000, true),
    /// What a reporter's day counts at the most before three earlier days are known.
    FIRST_DAYS_CAP("first-days-cap", 100, 0, 1_000_000, true),
    /// Days up to now without any blocking failure.
    QUIET_DAYS("quiet-days", 7, 1, 60, true),
    /// Days up to now on which all was looked at and good.
    PROBE_DAYS("probe-days", 7, 1, 60, true),
    /// Of how many days up to the last closed one ...
    GAP_WINDOW("gap-window", 14, 1, 90, true),
    /// ... how many may be without evidence or broken.
    GAP_DAYS("gap-days", 4, 0, 90, true),
    /// Of the 14 days before, on how many a reporter has reported from which reports are expected.
    EXPECTED_DAYS("expected-days", Habit.ENOUGH, 1, 14, true),
    /// How many days without a word from all expected reporters make us suspect ourselves.
    SILENT_DAYS("silent-days", 2, 1, 14, true),
    /// How many reporters that cannot fetch the policy stand in the way.
    FETCH_REPORTERS("fetch-reporters", 2, 1, 50, true),
    /// How many days in a row on which one could not.
    FETCH_DAYS("fetch-days", 3, 1, 60, true),
    /// How long a waiver lasts at the most.
    WAIVER_DAYS("waiver-days", 14, 0, 365, true),
    /// Hours after a change of the policy's hosts in which nothing else is to be changed.
    SETTLE_HOURS("settle-hours", 48, 0, 720, true),
    /// From how many places the policy has to be fetched.
    PLACES("places", 1, 1, 20, true),
    /// The share of one reporter's sessions from which on `enforce` is to be taken back ...
    ROLLBACK_SHARE("rollback-share", 0.005, 0, 1, false),
    /// ... when it has told of so many sessions.
    ROLLBACK_SESSIONS("rollback-sessions", 200, 1, 1_000_000, true),
    /// How many reporters with blocking failures take `enforce` back at any share.
    ROLLBACK_REPORTERS("rollback-reporters", 2, 1, 50, true),
    /// How many red probes in a row do.
    ROLLBACK_PROBES("rollback-probes", 2, 1, 30, true);

    private final String key;
    private final double standard;
    private final double least;
    private final double most;
    private final boolean whole;

    Threshold(String key, double standard, double least, double most, boolean whole) {
        this.key = key;
        this.standard = standard;
        this.least = least;
        this.most = most;
        this.whole = whole;
    }

    /// Its name in settings.
    public String key() {
        return key;
    }

    /// What holds when nothing is set.
    public double standard() {
        return standard;
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Threshold::key).toList();
    }

    public static Optional<Threshold> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    /// @throws IllegalArgumentException when it makes no sense; the message is for people
    double checked(double value) {
        boolean sensible = value >= least && value <= most && (!whole || value == Math.rint(value));
        if (!sensible) {
            throw new IllegalArgumentException("%s is %s from %s to %s, not %s"
                    .formatted(key, whole ? "a whole number" : "a number", text(least), text(most), text(value)));
        }
        return value;
    }

    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.isFinite(value)
                        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                        : Double.toString(value);
    }
}
