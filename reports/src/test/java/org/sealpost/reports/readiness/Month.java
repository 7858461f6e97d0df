package org.sealpost.reports.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.decision.Counted;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;
import org.sealpost.reports.store.Heard;

/// A time of which the truth is known, lived day by day: every noon the gate is asked with what has come until then,
/// and what has counted is carried on. Days are numbered from 1, which is the first of March.
final class Month {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    private final List<Row> rows = new ArrayList<>();
    private final List<Published> policies = new ArrayList<>();
    private final List<Confirmation> confirmations = new ArrayList<>();
    private final SortedMap<LocalDate, ProbeDay> probes = new TreeMap<>();
    private final Map<LocalDate, Canary.Outcome> canary = new HashMap<>();
    private PolicyEcho echo = PolicyEcho.of(Case.TESTING);

    /// Two reporters with much mail and a look every day; the policy is published on the first.
    static Month steady(int days) {
        return new Month()
                .published(1, 0, Case.TESTING)
                .probed(1, days)
                .reports(Case.GOOGLE, 1, days, 300)
                .reports(Case.MICROSOFT, 1, days, 200);
    }

    static LocalDate day(int number) {
        return FIRST.plusDays(number - 1L);
    }

    static Instant at(int day, int hour) {
        return Days.start(day(day)).plusSeconds(3600L * hour);
    }

    Month published(int day, int hour, StsPolicy policy) {
        policies.add(new Published(at(day, hour), Optional.of(policy)));
        return this;
    }

    Month probed(int from, int to) {
        for (int i = from; i <= to; i++) {
            probes.put(day(i), Case.probe(day(i)));
        }
        return this;
    }

    Month probe(int from, int to, UnaryOperator<ProbeDay> change) {
        for (int i = from; i <= to; i++) {
            probes.computeIfPresent(day(i), (_, probe) -> change.apply(probe));
        }
        return this;
    }

    /// What reporters say they applied, from here on in the story.
    Month echoing(StsPolicy policy) {
        echo = PolicyEcho.of(policy);
        return this;
    }

    Month reports(DomainName reporter, int from, int to, long sessions) {
        for (int i = from; i <= to; i++) {
            report(new Reporter.Proven(reporter), i, i + 1, sessions);
        }
        return this;
    }

    Month report(Reporter reporter, int day, int arrives, long sessions, Failure... failures) {
        long failed = 0;
        for (Failure failure : failures) {
            failed += failure.sessions();
        }
        rows.add(Case.arriving(Case.row(reporter, day(day), echo, sessions, failed, failures), at(arrives, 8)));
        return this;
    }

    /// Nobody reports these days.
    Month silence(int from, int to) {
        rows.removeIf(row -> !row.day().isBefore(day(from)) && !row.day().isAfter(day(to)));
        return this;
    }

    Month silence(DomainName reporter, int from, int to) {
        rows.removeIf(row -> row.reporter().equals(new Reporter.Proven(reporter))
                && !row.day().isBefore(day(from))
                && !row.day().isAfter(day(to)));
        return this;
    }

    Month canary(int from, int to, Canary.Outcome outcome) {
        for (int i = from; i <= to; i++) {
            canary.put(day(i), outcome);
        }
        return this;
    }

    Month confirmed(int day) {
        confirmations.add(new Confirmation(Case.DOMAIN, PolicyEcho.of(Case.TESTING), "Ada", at(day, 9)));
        return this;
    }

    /// The answers of these days, in their order.
    List<Assessment> lived(int days) {
        var answers = new ArrayList<Assessment>();
        List<Counted> ledger = List.of();
        Gate gate = new Gate(Thresholds.DEFAULT);
        for (int i = 1; i <= days; i++) {
            Assessment answer = gate.judge(known(at(i, 12), ledger));
            ledger = answer.ledger();
            answers.add(answer);
        }
        return answers;
    }

    private Evidence known(Instant now, List<Counted> ledger) {
        return new Evidence(
                Case.DOMAIN,
                now,
                new Heard(
                        rows.stream()
                                .filter(row -> !row.arrived().isAfter(now))
                                .sorted(Comparator.comparing(Row::arrived))
                                .toList(),
                        false),
                Case.KNOWN::contains,
                List.of(),
                List.of(),
                confirmations.stream().filter(each -> !each.at().isAfter(now)).toList(),
                ledger,
                policies,
                probes.values().stream()
                        .filter(probe -> !probe.day().isAfter(Days.of(now)))
                        .toList(),
                day -> canary.getOrDefault(day, Canary.Outcome.NOT_CONFIGURED),
                Map.of());
    }
}
