package org.sealpost.reports.row;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.FailureDetail;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.ReportKey;
import org.sealpost.reports.Way;

/// What counts of a report.
public final class Rows {
    /// RFC 8460 §5.5: a report may be tried for a day; a clock may be wrong by as much.
    public static final Duration EARLIEST = Duration.ofHours(24);

    /// The latest real report known came 24 days after its day.
    public static final Duration LATEST = Duration.ofDays(45);

    private Rows() {}

    /// One row for each domain, kind of policy and echo of a policy in a report; entries that differ in none of them
    /// are added. Empty when it does not say which day it is about. What is about no domain is left out.
    ///
    /// A count that is missing or cannot be read is none; but where the number of failures cannot be read, nobody
    /// knows how many went well either, so then there are no successes. A failure without a count is one session.
    public static List<Row> rows(Arrival arrival, ReadReport read) {
        Optional<Covered> covered = Covered.of(read.report());
        if (covered.isEmpty()) {
            return List.of();
        }
        var rows = new LinkedHashMap<Policy, Row>();
        for (Subject subject : Subject.of(arrival, read.report())) {
            PolicyResult result = subject.result();
            var policy = new Policy(subject.domain(), type(result), PolicyEcho.read(result.policyString()));
            Tally tally = tally(result);
            var row = new Row(
                    policy.domain(),
                    covered.get().day(),
                    covered.get().wholeDays(),
                    arrival.reporter(read),
                    policy.type(),
                    policy.echo(),
                    1,
                    tally.successful(),
                    tally.failed(),
                    result.failureDetails().stream().map(Rows::failure).toList(),
                    arrival.delivery().at());
            rows.merge(policy, row, Rows::added);
        }
        return List.copyOf(rows.values());
    }

    /// How many sessions a report tells of for each domain. Some senders tell of the same sessions under each kind of
    /// policy; so the entries of a kind are added up, and of the kinds the one with most sessions counts.
    public static Map<DomainName, Tally> totals(Arrival arrival, ReadReport read) {
        var byType = new TreeMap<DomainName, Map<PolicyType, Tally>>();
        for (Subject subject : Subject.of(arrival, read.report())) {
            byType.computeIfAbsent(subject.domain(), domain -> new HashMap<>())
                    .merge(type(subject.result()), tally(subject.result()), Tally::plus);
        }
        var totals = new TreeMap<DomainName, Tally>();
        byType.forEach((domain, tallies) -> totals.put(
                domain,
                tallies.values().stream()
                        .max(Comparator.comparingLong(Tally::sessions).thenComparingLong(Tally::failed))
                        .orElse(Tally.NONE)));
        return totals;
    }

    /// Two reports with the same key are the same report, sent twice.
    public static ReportKey key(Arrival arrival, ReadReport read) {
        TlsReport report = read.report();
        var domains = new TreeSet<String>();
        report.policies()
                .forEach(policy -> policy.policyDomain()
                        .map(name ->
                                DomainName.ofWire(name).map(DomainName::ascii).orElse(name.toLowerCase(Locale.ROOT)))
                        .ifPresent(domains::add));
        return new ReportKey(
                arrival.reporter(read), report.reportId().orElse(""), report.start(), report.end(), domains);
    }

    /// A digest of what a report says, whatever its white space and the order of its members; hexadecimal.
    public static String fingerprint(ReadReport read) {
        return Fingerprint.of(read.report());
    }

    /// The day a report is about, the last one when there are several; empty when it does not say.
    public static Optional<LocalDate> day(ReadReport read) {
        return Covered.of(read.report()).map(Covered::day);
    }

    /// Whether a report came when a report about its time can come. What was given as a file may be old.
    public static boolean counts(Arrival arrival, ReadReport read) {
        return Covered.of(read.report()).isPresent() && !isEarly(arrival, read) && !isLate(arrival, read);
    }

    /// How many days a report covers; empty when it does not say, or ends before it begins.
    public static Optional<Integer> wholeDays(ReadReport read) {
        return Covered.of(read.report()).map(Covered::wholeDays);
    }

    /// Whether a report is about a time that has not come.
    public static boolean isEarly(Arrival arrival, ReadReport read) {
        return end(read)
                .filter(end -> end.isAfter(arrival.delivery().at().plus(EARLIEST)))
                .isPresent();
    }

    /// Whether a report came long after what it is about.
    public static boolean isLate(Arrival arrival, ReadReport read) {
        return arrival.delivery().way() != Way.FILE
                && end(read)
                        .filter(end -> end.isBefore(arrival.delivery().at().minus(LATEST)))
                        .isPresent();
    }

    private static Optional<Instant> end(ReadReport read) {
        return read.report().end().or(read.report()::start);
    }

    private static PolicyType type(PolicyResult result) {
        return result.type().orElseGet(() -> new PolicyType.Unknown(""));
    }

    private static Tally tally(PolicyResult result) {
        return result.failedSessions().isPresent()
                ? new Tally(
                        result.successfulSessions().orElse(0),
                        result.failedSessions().getAsLong())
                : new Tally(
                        0,
                        result.failureDetails().stream()
                                .mapToLong(detail -> detail.failedSessionCount().orElse(1))
                                .reduce(0, Tally::sum));
    }

    private static Failure failure(FailureDetail detail) {
        return new Failure(
                detail.resultType(),
                detail.receivingMxHostname().map(Rows::host),
                detail.receivingIp(),
                detail.sendingMtaIp(),
                detail.failureReasonCode(),
                detail.failedSessionCount().orElse(1));
    }

    private static String host(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static Row added(Row one, Row other) {
        var failures = new ArrayList<>(one.failures());
        failures.addAll(other.failures());
        return new Row(
                one.domain(),
                one.day(),
                one.wholeDays(),
                one.reporter(),
                one.type(),
                one.echo(),
                1,
                Tally.sum(one.successful(), other.successful()),
                Tally.sum(one.failed(), other.failed()),
                failures,
                one.arrived());
    }

    private record Policy(DomainName domain, PolicyType type, PolicyEcho echo) {}
}
