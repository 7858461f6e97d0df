package org.sealpost.reports.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.decision.Counted;
import org.sealpost.reports.row.Daily;

/// Where reports are kept. It never makes a domain, a policy or a change.
///
/// Every call that changes something is durable when it returns, and either wholly done or not at all. An
/// implementation may be used by several threads and several processes at once.
public interface ReportStore extends AutoCloseable {
    int MOST_POLICIES = 100;

    /// Keeps arrivals, all in one transaction, and counts what was refused or cut in those that are new.
    ///
    /// @return what each of them brought, in their order
    List<Kept> keep(List<Arrival> arrivals);

    /// Which of these digests are kept already.
    Set<String> known(Collection<String> digests);

    /// Adds to the numbers of what was refused before there was anything to keep, by its code.
    void count(List<Refusals> refusals);

    List<Refusals> refusals(LocalDate from, LocalDate to);

    /// The rows of reports in time about a domain, by day; both days are included.
    ///
    /// @param counting who proves itself by one of these domains counts
    Heard rows(DomainName domain, LocalDate from, LocalDate to, Set<DomainName> counting);

    /// The policies under MTA-STS that senders applied, at the most [#MOST_POLICIES]: first those of reporters that
    /// count, most sessions first.
    List<Applied> applied(DomainName domain, LocalDate from, LocalDate to, Voices voices);

    /// One for each reporter and day; of all domains together when none is named. Those that do not count and have
    /// not the most sessions are told together, as [org.sealpost.reports.Reporter.Rest].
    List<Daily> daily(Optional<DomainName> domain, LocalDate from, LocalDate to, Voices voices);

    /// Every domain with reports that count, the one with the most sessions first.
    List<DomainTotal> domains(LocalDate from, LocalDate to);

    /// The failures that reports in time tell of, grouped by what caused them: first those of reporters that count,
    /// most sessions first.
    List<Cause> causes(Optional<DomainName> domain, LocalDate from, LocalDate to, Voices voices, int most);

    /// Reports one after the other, the newest day first, then by id.
    void each(Selection selection, Consumer<StoredReport> reader);

    /// The report whose id begins so; empty when there is none or more than one.
    Optional<StoredReport> report(String idPrefix);

    /// The octets of an arrival, as long as they are kept.
    Optional<Octets> octets(String digest);

    /// Mails whose sender could not be told when they came, the oldest first.
    List<String> unknownSenders(int most);

    /// Says who sent a mail after all. Nothing weaker takes the place of what is known; *unknown* gives way to any
    /// answer.
    void settle(String digest, Authenticity authenticity);

    /// What has counted as evidence about a domain.
    List<Counted> counted(DomainName domain);

    /// Of each, the larger of what is there and what is given stays.
    void saveCounted(List<Counted> counted);

    /// Drops what is older than the limits say.
    Pruned prune(Retention retention, Instant now);

    @Override
    void close();
}
