package org.sealpost.app.reports;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sealpost.app.store.ReportsAbout;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.check.time.Past;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.authentic.KnownReporter;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.summary.CauseLine;
import org.sealpost.reports.summary.Echoes;
import org.sealpost.reports.summary.Overview;
import org.sealpost.reports.summary.Summarizing;
import org.sealpost.reports.summary.Summary;

/// What pages show of reports about some domains. What is not proven to be from a mail provider is in it,
/// and never in what counts.
///
/// @param past the checks of a domain that are kept
public record ReportsView(SqlReportStore store, Function<DomainName, Past> past, InstantSource clock) {
    private static final int CAUSES = 300;

    /// So long before the first day it is looked who reported steadily.
    private static final int BEFORE = 14;

    /// What was told.
    ///
    /// @param overview of all that was told, by whomever; nothing in it is about other domains
    /// @param counted of what counts
    /// @param days what counts, by day; a day of which nobody told is missing
    /// @param reporters all who told of these domains in these days, whoever is asked for
    public record Seen(Overview overview, Summary counted, Map<LocalDate, Tally> days, List<String> reporters) {
        public Seen {
            days = Map.copyOf(days);
            reporters = List.copyOf(reporters);
        }
    }

    /// @param reporter the name of the only one who is asked for
    public Seen of(Set<DomainName> domains, Optional<String> reporter, LocalDate from, LocalDate to) {
        Standings standings = Standings.of(store);
        ReportsAbout about = store.about(domains);
        Optional<DomainName> single = domains.size() == 1 ? domains.stream().findFirst() : Optional.empty();
        List<Daily> told = about.daily(from.minusDays(BEFORE), to);
        List<Daily> asked = told.stream()
                .filter(each -> reporter.isEmpty() || each.reporter().name().equals(reporter.get()))
                .toList();
        List<Daily> counting = asked.stream()
                .filter(each -> standings.apply(each.reporter()).counts())
                .toList();
        var summarizing = new Summarizing(
                single, from, to, Summaries.earlier(to, Summaries.lastClosed(clock.instant())), standings);
        List<Summary.EchoLine> echoes =
                single.map(name -> echoes(name, reporter, from, to)).orElse(List.of());
        var overview = new Overview(
                summarizing.of(asked, echoes),
                causes(about, standings, reporter, from, to),
                single.isPresent() ? List.of() : about.domains(from, to, asked(counting(standings), reporter)),
                List.of());
        return new Seen(
                overview,
                summarizing.of(counting, echoes),
                days(counting, from),
                told.stream()
                        .filter(each -> !each.day().isBefore(from))
                        .map(each -> each.reporter().name())
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Map<LocalDate, Tally> days(List<Daily> counting, LocalDate from) {
        var days = new TreeMap<LocalDate, Tally>();
        counting.stream()
                .filter(each -> !each.day().isBefore(from))
                .forEach(each -> days.merge(each.day(), each.total(), Tally::plus));
        return days;
    }

    private static List<CauseLine> causes(
            ReportsAbout about, Standings standings, Optional<String> reporter, LocalDate from, LocalDate to) {
        return about.causes(from, to, CAUSES).stream()
                .filter(cause -> reporter.isEmpty() || cause.reporter().name().equals(reporter.get()))
                .map(cause -> new CauseLine(cause, standings.apply(cause.reporter()), Summaries.meaning(cause)))
                .toList();
    }

    /// What counts about each of these domains, by day.
    public Map<DomainName, Map<LocalDate, Tally>> trend(Collection<DomainName> domains, LocalDate from, LocalDate to) {
        return domains.isEmpty() ? Map.of() : store.about(domains).trend(from, to, counting(Standings.of(store)));
    }

    private static Set<DomainName> asked(Set<DomainName> counting, Optional<String> reporter) {
        return counting.stream()
                .filter(each -> reporter.isEmpty() || each.ascii().equals(reporter.get()))
                .collect(Collectors.toSet());
    }

    /// Those whose word counts.
    public static Set<DomainName> counting(Standings standings) {
        var counting = new HashSet<>(standings.approved());
        counting.addAll(
                standings.known().all().stream().map(KnownReporter::domain).collect(Collectors.toSet()));
        return counting;
    }

    private List<Summary.EchoLine> echoes(DomainName domain, Optional<String> reporter, LocalDate from, LocalDate to) {
        return new Echoes(Summaries.published(past.apply(domain)))
                .of(store.withoutFailures(domain, from, to).stream()
                        .filter(row ->
                                reporter.isEmpty() || row.reporter().name().equals(reporter.get()))
                        .toList());
    }

    /// The last day of which there may be reports.
    public LocalDate yesterday() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }
}
