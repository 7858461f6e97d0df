package org.sealpost.reports.summary;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Habit;
import org.sealpost.reports.row.Tally;

/// Makes a [Summary] of what a store gives.
///
/// @param from the first day, `to` the last; both are included
/// @param closed the last day of which no more reports are to be expected
public record Summarizing(
        Optional<DomainName> domain,
        LocalDate from,
        LocalDate to,
        LocalDate closed,
        Function<Reporter, Standing> standing) {
    private static final int WEEK = 7;

    /// @param daily of the days asked for, and where there are some, of the two weeks before
    public Summary of(List<Daily> daily, List<Summary.EchoLine> echoes) {
        List<Daily> inside = daily.stream()
                .filter(each -> !each.day().isBefore(from) && !each.day().isAfter(to))
                .toList();
        Map<Standing, Tally> byStanding = new EnumMap<>(Standing.class);
        Map<Standing, Tally> others = new EnumMap<>(Standing.class);
        Map<PolicyType, Tally> byType = new HashMap<>();
        var days = new TreeSet<LocalDate>();
        long reports = 0;
        Tally total = Tally.NONE;
        for (Daily each : inside) {
            byStanding.merge(standing.apply(each.reporter()), each.total(), Tally::plus);
            if (each.reporter() instanceof Reporter.Rest) {
                others.merge(standing.apply(each.reporter()), each.total(), Tally::plus);
            }
            each.byType().forEach((type, tally) -> byType.merge(type, tally, Tally::plus));
            days.add(each.day());
            reports += each.reports();
            total = total.plus(each.total());
        }
        List<Summary.Week> weeks = weeks(inside);
        return new Summary(
                domain,
                from,
                to,
                reports,
                days.size(),
                total,
                byStanding,
                byType,
                reporters(inside),
                others,
                silent(daily),
                weeks,
                Trends.of(weeks.stream().map(Summary.Week::total).toList()),
                echoes);
    }

    private List<Summary.ReporterLine> reporters(List<Daily> daily) {
        Map<Reporter, List<Daily>> byReporter = byReporter(daily);
        List<Summary.ReporterLine> lines = new ArrayList<>();
        byReporter.forEach((reporter, all) -> lines.add(new Summary.ReporterLine(
                reporter.name(),
                standing.apply(reporter),
                days(all).size(),
                all.stream().mapToLong(Daily::reports).sum(),
                all.stream().map(Daily::total).reduce(Tally.NONE, Tally::plus),
                days(all).last())));
        lines.sort(Comparator.comparingLong(
                        (Summary.ReporterLine line) -> line.total().sessions())
                .reversed()
                .thenComparing(Summary.ReporterLine::standing)
                .thenComparing(Summary.ReporterLine::name));
        return lines;
    }

    /// Those that count and were to be expected on the first day that is missing.
    private List<Summary.Silence> silent(List<Daily> daily) {
        List<Summary.Silence> silent = new ArrayList<>();
        byReporter(daily).forEach((reporter, all) -> {
            Standing worth = standing.apply(reporter);
            LocalDate last = days(all).last();
            long missing = ChronoUnit.DAYS.between(last, closed);
            if (worth.counts() && missing > 0 && new Habit(days(all)).expects(last.plusDays(1), Habit.ENOUGH)) {
                silent.add(new Summary.Silence(reporter.name(), worth, last, missing));
            }
        });
        silent.sort(Comparator.comparingLong(Summary.Silence::days).reversed().thenComparing(Summary.Silence::name));
        return silent;
    }

    private List<Summary.Week> weeks(List<Daily> daily) {
        List<Summary.Week> weeks = new ArrayList<>();
        for (LocalDate last = to; !last.isBefore(from); last = last.minusDays(WEEK)) {
            LocalDate first = later(from, last.minusDays(WEEK - 1));
            LocalDate end = last;
            weeks.addFirst(new Summary.Week(
                    first,
                    end,
                    daily.stream()
                            .filter(each ->
                                    !each.day().isBefore(first) && !each.day().isAfter(end))
                            .map(Daily::total)
                            .reduce(Tally.NONE, Tally::plus)));
        }
        return weeks;
    }

    private static Map<Reporter, List<Daily>> byReporter(List<Daily> daily) {
        Map<Reporter, List<Daily>> byReporter = new HashMap<>();
        daily.stream()
                .filter(each -> !(each.reporter() instanceof Reporter.Rest))
                .forEach(each -> byReporter
                        .computeIfAbsent(each.reporter(), _ -> new ArrayList<>())
                        .add(each));
        return byReporter;
    }

    private static TreeSet<LocalDate> days(List<Daily> daily) {
        var days = new TreeSet<LocalDate>();
        daily.forEach(each -> days.add(each.day()));
        return days;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
