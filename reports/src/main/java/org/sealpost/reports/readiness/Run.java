package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpost.protocol.name.DomainName;

/// Days in a row without a dirty one, all about the servers of today. Days without data and broken ones are in
/// between and do not count.
///
/// @param first the first day with evidence
/// @param length days that count, `clean` of them clean
/// @param span days from the first to the last closed one
/// @param told sessions that count by day, of all reporters together
/// @param evidence n: those that are left when no reporter counts more than some times the others together
/// @param blocked k: what `enforce` would have stopped, at the most
/// @param tolerated failures that passed by themselves
/// @param upperBound how large the share of lost sessions can be; 1 without evidence
/// @param reporterDays days of single reporters with evidence
/// @param byReporter what counts by day, of each
public record Run(
        Optional<LocalDate> first,
        int length,
        int clean,
        int span,
        long told,
        long evidence,
        long blocked,
        long tolerated,
        double upperBound,
        int reporterDays,
        SortedMap<DomainName, Long> byReporter) {
    public Run {
        byReporter = Collections.unmodifiableSortedMap(new TreeMap<>(byReporter));
    }

    /// What counts when the largest is held to so many times the sum of the others: alone it counts nothing.
    static long dominated(Map<DomainName, Long> byReporter, int dominance) {
        long sum = 0;
        long largest = 0;
        for (long each : byReporter.values()) {
            sum += each;
            largest = Math.max(largest, each);
        }
        long others = sum - largest;
        return others + Math.min(largest, dominance * others);
    }
}
