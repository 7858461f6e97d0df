package org.sealpost.reports.readiness;

import java.time.Duration;

/// What is asked for before a domain may enforce. Every one can be configured.
///
/// @param grace how long after the end of a day its reports may come
/// @param runDays closed days in the clean run, `cleanDays` of them with evidence
/// @param lossBound the upper bound of the share of sessions that would be lost, at 95 % confidence
/// @param lowVolumeDays closed days on the path for little mail, with so many `lowVolumeReporterDays`
/// @param reporters how many that count
/// @param dominance how many times the sum of the others the largest reporter counts at the most
/// @param cap how many times its median of earlier days a reporter's day counts at the most
/// @param quietDays days up to now without any blocking failure
/// @param probeDays days up to now on which everything was looked at and good
/// @param pausedDays of the last 14, how many may be without data
public record Thresholds(
        Duration grace,
        int runDays,
        int cleanDays,
        double lossBound,
        int lowVolumeDays,
        int lowVolumeReporterDays,
        int reporters,
        int dominance,
        int cap,
        int quietDays,
        int probeDays,
        int pausedDays) {
    public static final Thresholds DEFAULT =
            new Thresholds(Duration.ofHours(36), 14, 10, 0.001, 28, 20, 2, 9, 10, 7, 7, 4);
}
