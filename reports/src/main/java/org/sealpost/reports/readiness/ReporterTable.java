package org.sealpost.reports.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;

/// Sums up who has reported what.
final class ReporterTable {
    /// Of those that do not count there can be as many as anybody likes.
    private static final int MOST_OTHERS = 100;

    private static final Comparator<ReporterLine> ORDER = Comparator.comparing(ReporterLine::standing)
            .thenComparingLong(line -> -line.counted())
            .thenComparingLong(line -> -line.sessions())
            .thenComparing(line -> line.reporter().name())
            .thenComparing(line -> line.reporter().getClass().getSimpleName());

    private final Picture picture;
    private final Attendance attendance;
    private final List<ReporterLine> all;

    ReporterTable(Picture picture) {
        this.picture = picture;
        attendance = SilenceRule.attendance(picture);
        Map<Reporter, List<Told>> byReporter = new HashMap<>();
        picture.told()
                .forEach(each -> byReporter
                        .computeIfAbsent(each.row().reporter(), _ -> new ArrayList<>())
                        .add(each));
        all = byReporter.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    List<ReporterLine> lines() {
        return Stream.concat(
                        all.stream().filter(line -> line.standing().counts()),
                        all.stream().filter(line -> !line.standing().counts()).limit(MOST_OTHERS))
                .toList();
    }

    int others() {
        return (int) all.stream().filter(line -> !line.standing().counts()).count();
    }

    private ReporterLine line(Reporter reporter, List<Told> told) {
        Set<LocalDate> days = new HashSet<>();
        long sessions = 0;
        long blocked = 0;
        for (Told each : told) {
            days.add(each.day());
            if (each.row().type() == PolicyType.Known.STS) {
                sessions += each.succeeded() + each.estimate().failed();
                blocked += each.aboutUs() ? each.estimate().blockedHigh() : 0;
            }
        }
        LocalDate last = days.stream().max(Comparator.naturalOrder()).orElseThrow();
        Standing standing = told.getFirst().standing();
        LocalDate closed = picture.days().closed();
        return new ReporterLine(
                reporter,
                standing,
                days.size(),
                last,
                sessions,
                counted(reporter, standing),
                cap(reporter, days),
                blocked,
                standing.counts() && attendance.isExpected(reporter, closed),
                standing.counts() ? attendance.silence(reporter, closed) : 0,
                told.stream()
                        .flatMap(each -> applied(each).stream())
                        .max(Applied.LATEST)
                        .map(Applied::mode));
    }

    /// Which mode was applied when.
    private record Applied(LocalDate day, Instant arrived, String mode) {
        private static final Comparator<Applied> LATEST = Comparator.comparing(Applied::day)
                .thenComparing(Applied::arrived)
                .thenComparing(Applied::mode);
    }

    private static Optional<Applied> applied(Told told) {
        return told.kind() == Told.Kind.EVIDENCE && told.row().echo() instanceof PolicyEcho.Of echo
                ? Optional.of(new Applied(told.day(), told.row().arrived(), echo.mode()))
                : Optional.empty();
    }

    private long counted(Reporter reporter, Standing standing) {
        return standing.counts() && reporter instanceof Reporter.Proven proven
                ? picture.run().byReporter().getOrDefault(proven.domain(), 0L)
                : 0;
    }

    private Optional<Long> cap(Reporter reporter, Set<LocalDate> days) {
        if (!(reporter instanceof Reporter.Proven proven)) {
            return Optional.empty();
        }
        return days.stream()
                .filter(picture.days()::isClosed)
                .max(Comparator.naturalOrder())
                .map(day -> picture.ledger().cap(day, proven.domain()))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong);
    }
}
