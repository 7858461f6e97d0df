package org.sealpost.app.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The name of a content: its day, as `20261121`, and a digest. So what comes together stands together.
final class ContentName {
    private static final String NO_DAY = "00000000";
    private static final int LAST_YEAR = 9999;

    private ContentName() {}

    static String of(Optional<LocalDate> day, Hash hash) {
        return day.filter(ContentName::fits)
                        .map(DateTimeFormatter.BASIC_ISO_DATE::format)
                        .orElse(NO_DAY)
                + hash.hex();
    }

    private static boolean fits(LocalDate day) {
        return day.getYear() >= 0 && day.getYear() <= LAST_YEAR;
    }

    /// The day in a name.
    static Optional<Long> day(String name) {
        String day = name.substring(0, NO_DAY.length());
        return day.equals(NO_DAY)
                ? Optional.empty()
                : Optional.of(
                        LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay());
    }
}
