package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.app.store.Mails.DAY;
import static org.sealpost.app.store.Mails.DOMAIN;
import static org.sealpost.app.store.Mails.GOOGLE;
import static org.sealpost.app.store.Mails.UNPROVEN;
import static org.sealpost.app.store.Mails.failure;
import static org.sealpost.app.store.Mails.mail;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sealpost.app.store.Mails.Text;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Way;
import org.sealpost.reports.decision.Approval;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.decision.Counted;
import org.sealpost.reports.decision.Waiver;
import org.sealpost.reports.intake.IntakeCode;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.DomainTotal;
import org.sealpost.reports.store.Pruned;
import org.sealpost.reports.store.Refusals;
import org.sealpost.reports.store.Retention;
import org.sealpost.reports.store.Selection;
import org.sealpost.reports.store.StoredReport;

class ReportAnswersTest extends EachStore {
    @Test
    void noSumOverflows() {
        long most = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            keep(mail(GOOGLE, new Text("id" + i, most, most).with(failure("validation-failure", "mx", "", most))));
        }
        assertThat(daily())
                .singleElement()
                .satisfies(day -> assertThat(day.reports()).isEqualTo(5));
        assertThat(store.causes(Optional.empty(), DAY, DAY, VOICES, 5)).hasSize(1);
    }

    @Test
    void failuresWithoutDetailsAreACauseToo() {
        keep(mail(GOOGLE, new Text("a", 1, 5)));
        assertThat(store.causes(Optional.empty(), DAY, DAY, VOICES, 5))
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.type()).isEmpty();
                    assertThat(cause.sessions()).isEqualTo(5);
                });
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.failures()).isEmpty());
    }

    @Test
    void causesAreGroupedMostSessionsFirst() {
        for (int i = 0; i < 3; i++) {
            LocalDate day = DAY.minusDays(i);
            keep(mail(
                    GOOGLE,
                    new Text(
                            "Google Inc.",
                            "id",
                            day,
                            DOMAIN.ascii(),
                            1,
                            9,
                            failure("certificate-expired", "b", "", 9) + ","
                                    + failure("starttls-not-supported", "a", "", 1))));
        }
        assertThat(store.causes(Optional.empty(), DAY.minusDays(9), DAY, VOICES, 5))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.sessions()).isEqualTo(27);
                            assertThat(first.reports()).isEqualTo(3);
                            assertThat(first.first()).isEqualTo(DAY.minusDays(2));
                            assertThat(first.last()).isEqualTo(DAY);
                        },
                        second -> assertThat(second.mx()).contains("a"));
        assertThat(store.causes(Optional.empty(), DAY.minusDays(9), DAY, VOICES, 1))
                .hasSize(1);
        assertThat(store.causes(Optional.of(DomainName.of("example.net")), DAY.minusDays(9), DAY, VOICES, 5))
                .isEmpty();
    }

    @Test
    void reportsComeTheNewestDayFirstAndAsManyAsWereAskedFor() {
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < 250; i++) {
            LocalDate day = DAY.minusDays(i % 3);
            String domain = i % 2 == 0 ? "example.net" : "example.org";
            arrivals.add(mail(GOOGLE, new Text("Google Inc.", "id" + i, day, domain, i, i == 7 ? 1 : 0, "")));
        }
        store.keep(arrivals);
        assertThat(all())
                .hasSize(250)
                .isSortedAccordingTo(Comparator.comparing(
                                (StoredReport report) -> report.day().orElseThrow(), Comparator.reverseOrder())
                        .thenComparing(StoredReport::id));
        var some = new ArrayList<StoredReport>();
        store.each(new Selection(Optional.of(DOMAIN), Optional.empty(), DAY.minusDays(1), DAY, false, 70), some::add);
        assertThat(some).hasSize(70);
        some.clear();
        store.each(selection(Optional.empty(), Optional.of("google.com"), true), some::add);
        assertThat(some).hasSize(1);
        some.clear();
        store.each(selection(Optional.empty(), Optional.of("example.com"), false), some::add);
        assertThat(some).isEmpty();
        assertThat(store.report("")).isEmpty();
        assertThat(store.report("2026")).isEmpty();
        assertThat(store.report("%")).isEmpty();
    }

    @Test
    void whatIsTooOldIsDroppedWithItsSums() throws SQLException {
        Arrival old = mail(GOOGLE, new Text("Google Inc.", "a", DAY.minusDays(30), DOMAIN.ascii(), 7, 1, ""));
        Arrival fresh = mail(UNPROVEN, new Text("b", 3, 0));
        Arrival odd = mail(
                GOOGLE, new Text("c", 3, 0).json().replace("date-range", "no-range"), Mails.at(DAY.minusDays(30)), "");
        store.keep(List.of(fresh));
        List<String> expected = TestDatabase.everything(place);
        store.keep(List.of(old, odd));
        store.count(List.of(new Refusals(DAY.minusDays(30), Way.SMTP, "intake.zip", 2)));
        Instant now = DAY.plusDays(3).atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(store.prune(new Retention(Duration.ofDays(10), Duration.ofDays(400)), now))
                .isEqualTo(new Pruned(2, 0));
        assertThat(store.octets(old.delivery().digest())).isEmpty();
        assertThat(store.octets(fresh.delivery().digest())).isPresent();
        assertThat(all()).hasSize(3);
        assertThat(store.prune(new Retention(Duration.ofDays(10), Duration.ofDays(20)), now))
                .isEqualTo(new Pruned(0, 2));
        assertThat(TestDatabase.everything(place)).isEqualTo(expected);
        assertThat(store.refusals(DAY.minusDays(90), DAY)).isEmpty();
    }

    @Test
    void refusalsAreCounted() {
        store.count(List.of(
                new Refusals(DAY, Way.SMTP, "intake.zip", 2),
                new Refusals(DAY, Way.SMTP, "intake.zip", 3),
                new Refusals(DAY, Way.HTTPS, "intake.zip", 1)));
        store.count(List.of(new Refusals(DAY, Way.SMTP, "intake.zip", 1)));
        assertThat(store.refusals(DAY, DAY))
                .containsExactly(
                        new Refusals(DAY, Way.HTTPS, "intake.zip", 1), new Refusals(DAY, Way.SMTP, "intake.zip", 6));
    }

    @Test
    void sumsOverAllDomainsAreThoseOfEach() {
        keep(mail(GOOGLE, new Text("a", 7, 2).json(), Mails.at(DAY), ""));
        keep(mail(GOOGLE, new Text("b", 5, 0).json().replace("example.org", "example.net"), Mails.at(DAY), ""));
        assertThat(store.daily(Optional.empty(), DAY, DAY, VOICES))
                .containsExactly(
                        new Daily(DAY, PROVEN, 2, new Tally(12, 2), Map.of(PolicyType.Known.STS, new Tally(12, 2))));
        assertThat(store.domains(DAY, DAY))
                .containsExactly(
                        new DomainTotal(DOMAIN, 1, new Tally(7, 2), DAY),
                        new DomainTotal(DomainName.of("example.net"), 1, new Tally(5, 0), DAY));
    }

    @Test
    void whatWasCutInAnArrivalIsCountedOnceHoweverOftenItComes() {
        Arrival late = mail(GOOGLE, new Text("a", 7, 0).json(), Mails.at(DAY), "");
        Arrival noted = new Arrival(
                late.delivery(),
                late.letter(),
                late.authenticity(),
                late.reports(),
                List.of(
                        new Deviation(IntakeCode.PARTS_TOO_MANY, 0, "50"),
                        new Deviation(IntakeCode.TYPE_UNUSUAL, 0, "text/plain")));
        keep(noted);
        keep(noted);
        LocalDate came = LocalDate.ofInstant(late.delivery().at(), ZoneOffset.UTC);
        assertThat(store.refusals(came, came))
                .containsExactly(new Refusals(came, Way.SMTP, "intake.parts-too-many", 1));
    }

    @Test
    void whatOnceCountedNeverShrinks() {
        DomainName reporter = DomainName.of("google.com");
        store.saveCounted(List.of(new Counted(DOMAIN, DAY, reporter, 5)));
        store.saveCounted(List.of(new Counted(DOMAIN, DAY, reporter, 4), new Counted(DOMAIN, TO, reporter, 1)));
        assertThat(store.counted(DOMAIN))
                .containsExactly(new Counted(DOMAIN, DAY, reporter, 5), new Counted(DOMAIN, TO, reporter, 1));
    }

    @Test
    void decisionsAreKept() {
        Instant now = Mails.at(DAY).plusNanos(7);
        DomainName reporter = DomainName.of("reporter.example");
        store.approve(new Approval(reporter, "A", now, "first"));
        var approval = new Approval(reporter, "B\t\u0000", now, "because\n");
        store.approve(approval);
        assertThat(store.approvals()).containsExactly(approval);
        assertThat(store.withdraw(reporter)).isTrue();
        assertThat(store.withdraw(reporter)).isFalse();
        assertThat(store.approvals()).isEmpty();
        var older = new Waiver(
                DOMAIN, "validation-failure", Optional.of("mx"), Optional.empty(), "A", now, now.plusSeconds(9), "");
        var newer = new Waiver(
                DOMAIN,
                "validation-failure",
                Optional.empty(),
                Optional.of(""),
                "A",
                now.plusSeconds(1),
                now.plusSeconds(9),
                "why");
        store.waive(older);
        store.waive(newer);
        store.waive(newer);
        assertThat(store.waivers(DOMAIN)).containsExactly(newer, older);
        assertThat(store.waivers(DomainName.of("example.net"))).isEmpty();
        var confirmation =
                new Confirmation(DOMAIN, new PolicyEcho.Of("testing", new TreeSet<>(Set.of("mx1", "mx2"))), "A", now);
        store.confirm(confirmation);
        assertThat(store.confirmations(DOMAIN)).containsExactly(confirmation);
    }
}
