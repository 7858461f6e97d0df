package org.sealpost.app.store;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// A condition on days. The keys of tables begin with the day, so a few days are best named one by one: each is then
/// found with what follows it in the key.
final class Days {
    private static final long FEW = 1_000;

    private Days() {}

    static String within(String column, LocalDate from, LocalDate to) {
        long first = from.toEpochDay();
        long last = to.toEpochDay();
        return first <= last && last - first < FEW
                ? LongStream.rangeClosed(first, last)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", ", column + " IN (", ")"))
                : column + " BETWEEN " + first + " AND " + last;
    }
}
