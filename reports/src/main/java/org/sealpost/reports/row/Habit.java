package org.sealpost.reports.row;

import java.time.LocalDate;
import java.util.Set;

/// The days of which a reporter has told, and so whether more is to be expected of it.
public record Habit(Set<LocalDate> days) {
    /// On how many of the days before a day it has to have told, unless somebody asks for another number.
    public static final int ENOUGH = 5;

    private static final int BEFORE = 14;

    public Habit {
        days = Set.copyOf(days);
    }

    /// Whether it told of enough of the 14 days before, so that silence about this one means something.
    public boolean expects(LocalDate day, int enough) {
        return day.minusDays(BEFORE).datesUntil(day).filter(days::contains).count() >= enough;
    }
}
