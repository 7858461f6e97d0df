package org.sealpost.app.store;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Times and days as numbers.
final class Times {
    private static final long NANOS = 1_000_000_000;
    private static final Instant FIRST = at(Long.MIN_VALUE);
    private static final Instant LAST = at(Long.MAX_VALUE);

    private Times() {}

    /// Nanoseconds since 1970. The years 1677 to 2262 have room; what is beyond is their end.
    static long number(Instant at) {
        Instant within = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        return BigInteger.valueOf(within.getEpochSecond())
                .multiply(BigInteger.valueOf(NANOS))
                .add(BigInteger.valueOf(within.getNano()))
                .longValueExact();
    }

    static Instant at(long number) {
        return Instant.ofEpochSecond(Math.floorDiv(number, NANOS), Math.floorMod(number, NANOS));
    }

    static long day(long number) {
        return LocalDate.ofInstant(at(number), ZoneOffset.UTC).toEpochDay();
    }
}
