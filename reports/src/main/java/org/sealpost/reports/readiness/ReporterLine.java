package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.Optional;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;

/// One who reports about the domain.
///
/// @param days on how many days there was a word from it
/// @param last the last of them
/// @param sessions all that it told of under MTA-STS policies
/// @param counted what of it is in the run that decides
/// @param cap the most that its last closed day can count; empty when it has none, or does not count
/// @param blocked what `enforce` would have stopped, at the most
/// @param expected whether a report of the last closed day was to be expected
/// @param silentDays closed days without a word up to now
/// @param mode of the policy that it last applied, as published then but for the mode
public record ReporterLine(
        Reporter reporter,
        Standing standing,
        int days,
        LocalDate last,
        long sessions,
        long counted,
        Optional<Long> cap,
        long blocked,
        boolean expected,
        int silentDays,
        Optional<String> mode) {}
