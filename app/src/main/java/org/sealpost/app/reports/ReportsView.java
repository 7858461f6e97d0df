package org.sealpost.app.reports;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
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
import org.sealpost.reports.Reporter;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Voices;
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
    /// @param reporters who told of these domains in these days, whoever is asked for: all that count, and of the
    /// others those with the most sessions
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
        var voices = new Voices(standings.counting(), reporter);
        List<Daily> told = about.daily(from.minusDays(BEFORE), to, Voices.all(voices.counting()));
        List<Daily> asked = reporter.isEmpty() ? told : about.daily(from.minusDays(BEFORE), to, voices);
        List<Daily> counting = asked.stream()
                .filter(each -> standings.apply(each.reporter()).counts())
                .toList();
        var summarizing = new Summarizing(
                single, from, to, Summaries.earlier(to, Summaries.lastClosed(clock.instant())), standings);
        List<Summary.EchoLine> echoes = single.map(name ->
                        new Echoes(Summaries.published(past.apply(name))).of(store.applied(name, from, to, voices)))
                .orElse(List.of());
        var overview = new Overview(
                summarizing.of(asked, echoes),
                about.causes(from, to, voices, CAUSES).stream()
                        .map(cause -> new CauseLine(cause, standings.apply(cause.reporter()), Summaries.meaning(cause)))
                        .toList(),
                single.isPresent() ? List.of() : about.domains(from, to, asked(voices)),
                List.of());
        return new Seen(
                overview,
                summarizing.of(counting, echoes),
                days(counting, from),
                told.stream()
                        .filter(each -> !each.day().isBefore(from) && !(each.reporter() instanceof Reporter.Rest))
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

    /// What counts about each of these domains, by day.
    public Map<DomainName, Map<LocalDate, Tally>> trend(Collection<DomainName> domains, LocalDate from, LocalDate to) {
        return domains.isEmpty()
                ? Map.of()
                : store.about(domains).trend(from, to, Standings.of(store).counting());
    }

    private static Set<DomainName> asked(Voices voices) {
        return voices.counting().stream()
                .filter(each -> voices.only().isEmpty()
                        || each.ascii().equals(voices.only().get()))
                .collect(Collectors.toSet());
    }

    /// The last day of which there may be reports.
    public LocalDate yesterday() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }
}
