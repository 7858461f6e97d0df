package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealpost.reports.Reporter;

/// Who has reported on which days, whatever was said.
final class Attendance {
    /// Days before, in which a reporter has to have reported so and so often to be expected.
    private static final int BEFORE = 14;

    private final Map<Reporter, Set<LocalDate>> days = new HashMap<>();
    private final int enough;

    Attendance(List<Told> told, int enough) {
        this.enough = enough;
        told.forEach(each -> days.computeIfAbsent(each.row().reporter(), _ -> new HashSet<>())
                .add(each.day()));
    }

    boolean isExpected(Reporter reporter, LocalDate day) {
        Set<LocalDate> there = days.getOrDefault(reporter, Set.of());
        return day.minusDays(BEFORE).datesUntil(day).filter(there::contains).count() >= enough;
    }

    boolean reported(Reporter reporter, LocalDate day) {
        return days.getOrDefault(reporter, Set.of()).contains(day);
    }

    /// How many days in a row up to this one were without a word.
    int silence(Reporter reporter, LocalDate until) {
        int silent = 0;
        while (silent < Evidence.WINDOW && !reported(reporter, until.minusDays(silent))) {
            silent++;
        }
        return silent;
    }

    /// Those from which reports were expected on a day.
    List<Reporter> expectedOn(LocalDate day) {
        return days.keySet().stream().filter(each -> isExpected(each, day)).toList();
    }
}
