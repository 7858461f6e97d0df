package org.sealpost.reports.readiness;

import java.time.LocalDate;

/// One day of a domain. Numbers are sessions told by reporters that count.
///
/// @param counted what counts as evidence
/// @param blockedLow what `enforce` would have stopped, at the least
/// @param blockedHigh ... and at the most, which is what decides
/// @param tolerated failures that pass by themselves
/// @param waived failures for which a person answers
/// @param fetch sessions whose sender could not fetch the policy
/// @param reporters how many brought evidence
/// @param late whether a report came when the day was closed already
public record Day(
        LocalDate day,
        DayState state,
        long counted,
        long blockedLow,
        long blockedHigh,
        long tolerated,
        long waived,
        long fetch,
        int reporters,
        boolean late) {}
