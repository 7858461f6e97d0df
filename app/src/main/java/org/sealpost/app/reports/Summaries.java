package org.sealpost.app.reports;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.check.time.Past;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.readiness.Threshold;
import org.sealpost.reports.readiness.Thresholds;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.Voices;
import org.sealpost.reports.summary.CauseLine;
import org.sealpost.reports.summary.Echoes;
import org.sealpost.reports.summary.Overview;
import org.sealpost.reports.summary.Summarizing;
import org.sealpost.reports.summary.Summary;

/// Makes summaries of what the store and the history of checks hold.
///
/// @param past the checks of a domain that are kept
public record Summaries(SqlReportStore store, Function<DomainName, Past> past, InstantSource clock) {
    private static final int CAUSES = 200;

    /// So long before the first day it is looked who reported steadily.
    private static final int BEFORE = 14;

    /// @param domain all of them when none is named
    public Overview of(Optional<DomainName> domain, LocalDate from, LocalDate to) {
        Standings standings = Standings.of(store);
        var summarizing = new Summarizing(domain, from, to, earlier(to, lastClosed(clock.instant())), standings);
        Voices voices = Voices.all(standings.counting());
        Summary summary = summarizing.of(
                store.daily(domain, from.minusDays(BEFORE), to, voices),
                domain.map(name -> echoes(name, from, to, voices)).orElse(List.of()));
        return new Overview(
                summary,
                store.causes(domain, from, to, voices, CAUSES).stream()
                        .map(cause -> new CauseLine(cause, standings.apply(cause.reporter()), meaning(cause)))
                        .toList(),
                domain.isPresent() ? List.of() : store.domains(from, to),
                store.refusals(from, to));
    }

    private List<Summary.EchoLine> echoes(DomainName domain, LocalDate from, LocalDate to, Voices voices) {
        return new Echoes(published(past.apply(domain))).of(store.applied(domain, from, to, voices));
    }

    static SortedMap<Instant, PolicyEcho.Of> published(Past past) {
        var published = new TreeMap<Instant, PolicyEcho.Of>();
        PublishedPolicies.of(past)
                .forEach(each -> each.policy().ifPresent(policy -> published.put(each.from(), PolicyEcho.of(policy))));
        return published;
    }

    /// The last day of which no more reports are to be expected.
    static LocalDate lastClosed(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .minusHours(Thresholds.DEFAULT.whole(Threshold.GRACE_HOURS))
                .toLocalDate()
                .minusDays(1);
    }

    static FailureMeaning meaning(Cause cause) {
        return FailureMeaning.of(
                cause.policy(),
                new Failure(
                        cause.type(),
                        cause.mx(),
                        cause.receivingIp(),
                        Optional.empty(),
                        cause.reason(),
                        cause.sessions()));
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
