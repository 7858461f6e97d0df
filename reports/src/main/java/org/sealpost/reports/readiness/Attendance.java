package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.row.Habit;

/// Who has reported on which days, whatever was said.
final class Attendance {
    private final Map<Reporter, Habit> habits = new HashMap<>();
    private final int enough;

    Attendance(List<Told> told, int enough) {
        this.enough = enough;
        var days = new HashMap<Reporter, Set<LocalDate>>();
        told.forEach(each -> days.computeIfAbsent(each.row().reporter(), _ -> new HashSet<>())
                .add(each.day()));
        days.forEach((reporter, there) -> habits.put(reporter, new Habit(there)));
    }

    boolean isExpected(Reporter reporter, LocalDate day) {
        return habit(reporter).expects(day, enough);
    }

    boolean reported(Reporter reporter, LocalDate day) {
        return habit(reporter).days().contains(day);
    }

    private Habit habit(Reporter reporter) {
        return habits.getOrDefault(reporter, new Habit(Set.of()));
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
        return habits.keySet().stream().filter(each -> isExpected(each, day)).toList();
    }
}
