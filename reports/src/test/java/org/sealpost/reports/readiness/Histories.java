package org.sealpost.reports.readiness;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Approval;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;

/// Makes histories of a domain up, always the same from the same seed; about half of them good enough to be READY.
final class Histories {
    private static final List<DomainName> COUNTING =
            List.of(Case.GOOGLE, Case.MICROSOFT, DomainName.of("approved.example"), DomainName.of("mail.example"));
    private static final String[] TYPES = {
        "certificate-expired", "starttls-not-supported", "validation-failure", "sts-policy-fetch-error", "new-type", ""
    };
    private static final String[] REASONS = {"", "io-timeout-during-handshake", "connection-closed", "strange"};

    private final Random random;

    Histories(long seed) {
        random = new Random(seed);
    }

    Case next() {
        var made = new Case().published("2026-05-01T00:00:00Z", Case.TESTING);
        if (random.nextInt(10) == 0) {
            made.published("2026-06-" + (10 + random.nextInt(20)) + "T00:00:00Z", Case.ENFORCE);
        }
        for (DomainName reporter : COUNTING.subList(2, 4)) {
            made.approvals.add(new Approval(reporter, "Ada", Case.NOW.minus(Duration.ofDays(90)), "a provider"));
        }
        int days = 10 + random.nextInt(35);
        int reporters = 1 + random.nextInt(COUNTING.size());
        boolean calm = random.nextInt(3) > 0;
        for (DomainName reporter : COUNTING.subList(0, reporters)) {
            long usual = 1L << random.nextInt(11);
            for (int i = -2; i < days; i++) {
                if (random.nextInt(8) > 0) {
                    made.rows.add(Case.row(reporter, Case.CLOSED.minusDays(i), random.nextLong(2 * usual) + 1));
                }
            }
        }
        for (int i = random.nextInt(calm ? 2 : 6); i > 0; i--) {
            made.rows.add(row(counting(), calm ? 8 + random.nextInt(30) : random.nextInt(40)));
        }
        made.probed(5 + random.nextInt(30));
        if (random.nextInt(6) == 0) {
            made.probe(Case.TODAY.minusDays(random.nextInt(5)), Case.host(Case.MX2, ProbeDay.Look.red("smtp.closed")));
        }
        if (random.nextInt(3) == 0) {
            made.confirmations.add(new Confirmation(
                    Case.DOMAIN, PolicyEcho.of(Case.TESTING), "Ada", Case.NOW.minus(Duration.ofDays(1))));
        }
        return made;
    }

    /// Something that a reporter could say, good or bad.
    Row row(Reporter reporter, int daysAgo) {
        int many = 1 + random.nextInt(3);
        var failures = new ArrayList<Failure>();
        for (int i = 0; i < many; i++) {
            failures.add(Case.failure(
                    TYPES[random.nextInt(TYPES.length)],
                    random.nextBoolean() ? Case.MX1.ascii() : "",
                    REASONS[random.nextInt(REASONS.length)],
                    random.nextInt(5)));
        }
        Row row = Case.row(
                reporter,
                Case.TODAY.minusDays(daysAgo),
                echo(),
                random.nextInt(5000),
                random.nextInt(6),
                failures.toArray(Failure[]::new));
        Row lasting = Case.lasting(row, random.nextInt(8) == 0 ? 7 : 1);
        return switch (random.nextInt(8)) {
            case 0 -> Case.typed(lasting, PolicyType.Known.TLSA);
            case 1 -> Case.typed(lasting, PolicyType.Known.NO_POLICY_FOUND);
            case 2 -> Case.typed(lasting, PolicyType.of("odd"));
            default -> lasting;
        };
    }

    private PolicyEcho echo() {
        return switch (random.nextInt(6)) {
            case 0 -> new PolicyEcho.Absent();
            case 1 -> new PolicyEcho.Unreadable();
            case 2 -> PolicyEcho.of(Case.policy(Mode.TESTING, "old.example.org"));
            case 3 -> PolicyEcho.of(Case.ENFORCE);
            default -> PolicyEcho.of(Case.TESTING);
        };
    }

    Reporter counting() {
        return new Reporter.Proven(COUNTING.get(random.nextInt(COUNTING.size())));
    }

    Reporter stranger() {
        return random.nextBoolean()
                ? new Reporter.Proven(DomainName.of("stranger" + random.nextInt(50) + ".example"))
                : new Reporter.Claimed(random.nextBoolean() ? "google.com" : "Somebody");
    }

    /// Clean evidence of reporters that count.
    List<Row> clean(int most) {
        var rows = new ArrayList<Row>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            rows.add(Case.row(
                    counting(),
                    Case.TODAY.minusDays(random.nextInt(60)),
                    PolicyEcho.of(Case.TESTING),
                    1L << random.nextInt(20),
                    0));
        }
        return rows;
    }

    <T> void shuffle(List<T> list) {
        Collections.shuffle(list, random);
    }

    /// Any clean row as two.
    List<Row> split(List<Row> rows) {
        var parts = new ArrayList<Row>();
        for (Row row : rows) {
            if (row.failed() == 0 && row.failures().isEmpty() && row.successful() > 1 && random.nextBoolean()) {
                long some = random.nextLong(row.successful());
                parts.add(Case.row(row.reporter(), row.day(), row.echo(), some, 0));
                parts.add(Case.row(row.reporter(), row.day(), row.echo(), row.successful() - some, 0));
            } else {
                parts.add(row);
            }
        }
        return parts;
    }

    LocalDate someDay() {
        return Case.TODAY.minusDays(random.nextInt(40));
    }

    int number(int bound) {
        return random.nextInt(bound);
    }
}
