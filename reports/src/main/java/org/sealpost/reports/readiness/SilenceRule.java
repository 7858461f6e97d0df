package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.reports.Reporter;

/// Of the reporters from which reports are expected, one at the least was heard lately. When all are silent at once it
/// is rather us who do not hear, unless our own report arrived.
final class SilenceRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        LocalDate closed = picture.days().closed();
        int silent = picture.whole(Threshold.SILENT_DAYS);
        LocalDate first = closed.minusDays(silent - 1L);
        List<LocalDate> span = first.datesUntil(closed.plusDays(1)).toList();
        Attendance attendance = attendance(picture);
        List<Reporter> expected = attendance.expectedOn(first);
        boolean heard = expected.stream()
                .anyMatch(reporter -> span.stream().anyMatch(day -> attendance.reported(reporter, day)));
        boolean weHear =
                span.stream().allMatch(day -> picture.evidence().canary().on(day) == Canary.Outcome.OK);
        if (expected.isEmpty() || heard || weHear) {
            return Stream.empty();
        }
        List<Exhibit.Named> who = expected.stream()
                .sorted(Comparator.comparing(Reporter::name))
                .map(reporter -> new Exhibit.Named(reporter.name()))
                .toList();
        return Stream.of(Objection.of(RuleCode.SILENCE, who).from(picture.days().after(1)));
    }

    static Attendance attendance(Picture picture) {
        return new Attendance(
                picture.told().stream().filter(told -> told.standing().counts()).toList(),
                picture.whole(Threshold.EXPECTED_DAYS));
    }
}
