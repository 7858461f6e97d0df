package org.sealpost.reports.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Approval;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.decision.Counted;
import org.sealpost.reports.decision.Waiver;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;
import org.sealpost.reports.store.Heard;

/// Evidence under construction, for the tests.
final class Case {
    static final DomainName DOMAIN = DomainName.of("example.org");
    static final DomainName GOOGLE = DomainName.of("google.com");
    static final DomainName MICROSOFT = DomainName.of("microsoft.com");
    static final DomainName STRANGER = DomainName.of("stranger.example");
    static final Set<DomainName> KNOWN = Set.of(GOOGLE, MICROSOFT);
    static final DomainName MX1 = DomainName.of("mx1.example.org");
    static final DomainName MX2 = DomainName.of("mx2.example.org");
    static final StsPolicy TESTING = policy(Mode.TESTING, "mx1.example.org", "mx2.example.org");
    static final StsPolicy ENFORCE = policy(Mode.ENFORCE, "mx1.example.org", "mx2.example.org");

    /// The last closed day, and a moment on which it is.
    static final LocalDate CLOSED = LocalDate.parse("2026-06-28");

    static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-06-30");

    Instant now = NOW;
    final List<Row> rows = new ArrayList<>();
    boolean cut;
    final List<Approval> approvals = new ArrayList<>();
    final List<Waiver> waivers = new ArrayList<>();
    final List<Confirmation> confirmations = new ArrayList<>();
    List<Counted> ledger = List.of();
    final List<Published> policies = new ArrayList<>();
    final Map<LocalDate, ProbeDay> probes = new TreeMap<>();
    Canary canary = Canary.NONE;
    final Map<LocalDate, Long> inbound = new HashMap<>();
    Thresholds thresholds = Thresholds.DEFAULT;

    /// Four weeks of two reporters, ten days of looks, all good: READY.
    static Case ready() {
        return new Case()
                .published("2026-05-01T00:00:00Z", TESTING)
                .clean(GOOGLE, 28, 300)
                .clean(MICROSOFT, 28, 200)
                .probed(10);
    }

    static StsPolicy policy(Mode mode, String... mx) {
        return new StsPolicy(
                mode, Duration.ofDays(7), Arrays.stream(mx).map(MxPattern::of).toList(), List.of());
    }

    Case published(String from, StsPolicy policy) {
        policies.add(new Published(Instant.parse(from), Optional.of(policy)));
        return this;
    }

    /// Clean reports on the last closed days.
    Case clean(DomainName reporter, int days, long sessions) {
        for (int i = 0; i < days; i++) {
            rows.add(row(reporter, CLOSED.minusDays(i), sessions));
        }
        return this;
    }

    /// Good looks on the last days, today included.
    Case probed(int days) {
        for (int i = 0; i < days; i++) {
            probes.put(TODAY.minusDays(i), probe(TODAY.minusDays(i)));
        }
        return this;
    }

    Case with(Row row) {
        rows.add(row);
        return this;
    }

    Case probe(LocalDate day, UnaryOperator<ProbeDay> change) {
        probes.compute(day, (key, probe) -> change.apply(probe == null ? probe(key) : probe));
        return this;
    }

    Case set(Threshold threshold, double value) {
        thresholds = thresholds.with(threshold, value);
        return this;
    }

    Evidence evidence() {
        return new Evidence(
                DOMAIN,
                now,
                new Heard(rows, cut),
                KNOWN::contains,
                approvals,
                waivers,
                confirmations,
                ledger,
                policies,
                List.copyOf(probes.values()),
                canary,
                inbound);
    }

    Assessment judge() {
        return new Gate(thresholds).judge(evidence());
    }

    static Row row(DomainName reporter, LocalDate day, long successful, Failure... failures) {
        long failed = 0;
        for (Failure failure : failures) {
            failed += failure.sessions();
        }
        return row(new Reporter.Proven(reporter), day, PolicyEcho.of(TESTING), successful, failed, failures);
    }

    static Row row(
            Reporter reporter, LocalDate day, PolicyEcho echo, long successful, long failed, Failure... failures) {
        return new Row(
                DOMAIN,
                day,
                1,
                reporter,
                PolicyType.Known.STS,
                echo,
                1,
                successful,
                failed,
                List.of(failures),
                Days.start(day.plusDays(1)).plusSeconds(8 * 3600));
    }

    static Row typed(Row row, PolicyType type) {
        return new Row(
                row.domain(),
                row.day(),
                row.wholeDays(),
                row.reporter(),
                type,
                row.echo(),
                row.reports(),
                row.successful(),
                row.failed(),
                row.failures(),
                row.arrived());
    }

    static Row lasting(Row row, int days) {
        return new Row(
                row.domain(),
                row.day(),
                days,
                row.reporter(),
                row.type(),
                row.echo(),
                row.reports(),
                row.successful(),
                row.failed(),
                row.failures(),
                row.arrived());
    }

    static Row arriving(Row row, Instant arrived) {
        return new Row(
                row.domain(),
                row.day(),
                row.wholeDays(),
                row.reporter(),
                row.type(),
                row.echo(),
                row.reports(),
                row.successful(),
                row.failed(),
                row.failures(),
                arrived);
    }

    static Failure failure(String type, String mx, String reason, long sessions) {
        return new Failure(
                Optional.of(type).filter(word -> !word.isEmpty()).map(ResultType::of),
                Optional.of(mx).filter(word -> !word.isEmpty()),
                Optional.empty(),
                Optional.of("198.51.100.7"),
                Optional.of(reason).filter(word -> !word.isEmpty()),
                sessions);
    }

    static Failure expired(DomainName mx, long sessions) {
        return failure("certificate-expired", mx.ascii(), "", sessions);
    }

    static ProbeDay probe(LocalDate day) {
        return probe(day, MX1, MX2);
    }

    static ProbeDay probe(LocalDate day, DomainName... mx) {
        SortedSet<DomainName> hosts = new TreeSet<>(List.of(mx));
        return new ProbeDay(
                day,
                Optional.of(hosts),
                hosts.stream()
                        .map(host -> new ProbeDay.Endpoint(
                                host, address(host), ProbeDay.Look.GREEN, Optional.of("certificate-1")))
                        .toList(),
                ProbeDay.Look.GREEN,
                ProbeDay.Look.GREEN,
                ProbeDay.Look.GREEN,
                Set.of("here"));
    }

    static String address(DomainName host) {
        return "192.0.2." + Math.floorMod(host.ascii().hashCode(), 250);
    }

    /// One host looks otherwise.
    static UnaryOperator<ProbeDay> host(DomainName mx, ProbeDay.Look look, String certificate) {
        return probe -> endpoints(
                probe,
                probe.endpoints().stream()
                        .map(each -> each.mx().equals(mx)
                                ? new ProbeDay.Endpoint(mx, each.address(), look, Optional.of(certificate))
                                : each)
                        .toList());
    }

    static UnaryOperator<ProbeDay> host(DomainName mx, ProbeDay.Look look) {
        return host(mx, look, "certificate-1");
    }

    static ProbeDay endpoints(ProbeDay probe, List<ProbeDay.Endpoint> endpoints) {
        return new ProbeDay(
                probe.day(),
                probe.mx(),
                endpoints,
                probe.policyFetch(),
                probe.stsRecord(),
                probe.reporting(),
                probe.places());
    }

    /// The policy file, the record at `_mta-sts` and that at `_smtp._tls`.
    static UnaryOperator<ProbeDay> published(
            ProbeDay.Look policyFetch, ProbeDay.Look stsRecord, ProbeDay.Look reporting) {
        return probe -> new ProbeDay(
                probe.day(), probe.mx(), probe.endpoints(), policyFetch, stsRecord, reporting, probe.places());
    }

    static UnaryOperator<ProbeDay> places(String... places) {
        return probe -> new ProbeDay(
                probe.day(),
                probe.mx(),
                probe.endpoints(),
                probe.policyFetch(),
                probe.stsRecord(),
                probe.reporting(),
                Set.of(places));
    }

    /// The answer, and in brackets what the gravest objections to it are called, each once.
    static String told(Assessment assessment) {
        List<Objection> objections = switch (assessment.readiness()) {
            case Readiness.Ready _ -> List.of();
            case Readiness.NotReady notReady -> notReady.reasons();
            case Readiness.Unknown unknown -> unknown.missing();
            case Readiness.Hold hold -> hold.incidents();
        };
        String ids = String.join(
                " ",
                objections.stream()
                        .map(each -> each.rule().id().substring("readiness.".length()))
                        .distinct()
                        .toList());
        return ids.isEmpty()
                ? assessment.readiness().word()
                : assessment.readiness().word() + " " + ids;
    }

    static List<String> notes(Assessment assessment) {
        return assessment.notes().stream()
                .map(each -> each.rule().id())
                .distinct()
                .toList();
    }
}
