package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Most of the last days brought evidence.
final class GapsRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        Map<LocalDate, DayState> states = new HashMap<>();
        picture.book().forEach(day -> states.put(day.day(), day.state()));
        LocalDate closed = picture.days().closed();
        int window = picture.whole(Threshold.GAP_WINDOW);
        int allowed = picture.whole(Threshold.GAP_DAYS);
        List<LocalDate> gaps = closed.minusDays(window - 1L)
                .datesUntil(closed.plusDays(1))
                .filter(day -> isGap(states, day))
                .toList();
        if (gaps.size() <= allowed) {
            return Stream.empty();
        }
        // When so many of the oldest have left the window that the rest are few enough.
        LocalDate mustLeave = gaps.get(gaps.size() - allowed - 1);
        long more = mustLeave.toEpochDay() - closed.minusDays(window - 1L).toEpochDay() + 1;
        return Stream.of(Objection.of(
                        RuleCode.GAPS,
                        gaps.stream()
                                .map(day -> new Exhibit.OfDay(day, states.getOrDefault(day, DayState.NO_DATA)))
                                .toList())
                .from(picture.days().after(more)));
    }

    private static boolean isGap(Map<LocalDate, DayState> states, LocalDate day) {
        return switch (states.getOrDefault(day, DayState.NO_DATA)) {
            case NO_DATA, BROKEN -> true;
            case CLEAN, WARN, DIRTY, OPEN -> false;
        };
    }
}
