package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.app.store.Mails.DAY;
import static org.sealpost.app.store.Mails.DOMAIN;
import static org.sealpost.app.store.Mails.GOOGLE;
import static org.sealpost.app.store.Mails.UNKNOWN;
import static org.sealpost.app.store.Mails.UNPROVEN;
import static org.sealpost.app.store.Mails.failure;
import static org.sealpost.app.store.Mails.mail;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.app.store.Mails.Text;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.Way;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.Kept;
import org.sealpost.reports.store.StoredReport;

class ReportStoreTest extends EachStore {
    @Test
    void whatIsKeptIsReadAgain() throws SQLException {
        Arrival arrival =
                mail(GOOGLE, new Text("a", 7, 2).with(failure("certificate-expired", "MX1.example.org.", "", 2)));
        assertThat(keep(arrival)).isEqualTo(Kept.NEW);
        store.close();
        store = ReportStores.open(place);
        assertThat(rows())
                .containsExactly(new Row(
                        DOMAIN,
                        DAY,
                        1,
                        PROVEN,
                        PolicyType.Known.STS,
                        ECHO,
                        1,
                        7,
                        2,
                        List.of(new Failure(
                                Optional.of(ResultType.Known.CERTIFICATE_EXPIRED),
                                Optional.of("mx1.example.org"),
                                Optional.of("198.51.100.7"),
                                Optional.of("192.0.2.1"),
                                Optional.of(""),
                                2)),
                        arrival.delivery().at()));
        assertThat(daily())
                .containsExactly(
                        new Daily(DAY, PROVEN, 1, new Tally(7, 2), Map.of(PolicyType.Known.STS, new Tally(7, 2))));
        assertThat(store.causes(Optional.of(DOMAIN), DAY, DAY, VOICES, 9))
                .containsExactly(new Cause(
                        DOMAIN,
                        PolicyType.Known.STS,
                        Optional.of(ResultType.Known.CERTIFICATE_EXPIRED),
                        Optional.of("mx1.example.org"),
                        Optional.of("198.51.100.7"),
                        PROVEN,
                        Optional.of(""),
                        2,
                        1,
                        DAY,
                        DAY));
        StoredReport report = all().getFirst();
        assertThat(report.json()).isEqualTo(arrival.reports().getFirst().json());
        assertThat(report.authenticity()).isEqualTo(GOOGLE);
        assertThat(report.day()).contains(DAY);
        assertThat(report.counts()).isTrue();
        assertThat(report.ways()).containsExactly(Way.SMTP);
        assertThat(report.first()).isEqualTo(arrival.delivery().at());
        assertThat(report.digests()).containsExactly(arrival.delivery().digest());
        assertThat(store.octets(report.digests().getFirst()))
                .contains(arrival.delivery().octets());
        assertThat(store.known(List.of(report.digests().getFirst(), "00"))).hasSize(1);
    }

    @Test
    void theSameOctetsChangeNothing() throws SQLException {
        Arrival arrival = mail(GOOGLE, new Text("a", 7, 2));
        keep(arrival);
        List<String> before = TestDatabase.everything(place);
        assertThat(store.keep(List.of(arrival, arrival))).containsExactly(Kept.SAME_OCTETS, Kept.SAME_OCTETS);
        assertThat(TestDatabase.everything(place)).isEqualTo(before);
    }

    @Test
    void otherOctetsWithTheSameReportAreOneReport() {
        String json = new Text("a", 7, 0).json();
        Instant at = Mails.at(DAY);
        assertThat(store.keep(
                        List.of(mail(GOOGLE, json, at, "one"), mail(GOOGLE, json + "\n", at.minusSeconds(60), "two"))))
                .containsExactly(Kept.NEW, Kept.SAME_REPORTS);
        assertThat(daily()).extracting(Daily::total).containsExactly(new Tally(7, 0));
        assertThat(all()).singleElement().satisfies(report -> {
            assertThat(report.digests()).hasSize(2);
            assertThat(report.first()).isEqualTo(at.minusSeconds(60));
            assertThat(report.json()).isEqualTo(Octets.utf8(json));
        });
        assertThat(rows()).extracting(Row::arrived).containsExactly(at.minusSeconds(60));
    }

    @Test
    void theStrongestProofHolds() {
        String json = new Text("a", 7, 0).json();
        Instant at = Mails.at(DAY);
        assertThat(keep(mail(UNPROVEN, json, at, "1"))).isEqualTo(Kept.NEW);
        assertThat(all().getFirst().authenticity()).isEqualTo(UNPROVEN);
        assertThat(rows()).extracting(Row::reporter).containsExactly(CLAIMED);
        keep(mail(UNKNOWN, json, at, "2"));
        assertThat(all().getFirst().authenticity()).isEqualTo(UNKNOWN);
        String id = all().getFirst().id();
        assertThat(keep(mail(GOOGLE, json, at, "3"))).isEqualTo(Kept.SAME_REPORTS);
        keep(mail(UNPROVEN, json, at, "4"));
        assertThat(all()).singleElement().satisfies(report -> {
            assertThat(report.authenticity()).isEqualTo(GOOGLE);
            assertThat(report.reporter()).isEqualTo(PROVEN);
            assertThat(report.digests()).hasSize(4);
            assertThat(store.report(id)).contains(report);
        });
        assertThat(rows()).extracting(Row::reporter).containsExactly(PROVEN);
        assertThat(daily()).extracting(Daily::reporter).containsExactly(PROVEN);
    }

    @Test
    void theSameWordsSignedByTwoAreTwoReports() {
        String json = new Text("a", 7, 0).json();
        keep(mail(GOOGLE, json, Mails.at(DAY), "1"));
        keep(mail(new Authenticity.Verified(DomainName.of("example.com"), "s", "a"), json, Mails.at(DAY), "2"));
        keep(mail(UNPROVEN, json, Mails.at(DAY), "3"));
        assertThat(daily()).extracting(day -> day.reporter().name()).containsExactly("example.com", "google.com");
        assertThat(all()).hasSize(2).allSatisfy(report -> {
            assertThat(report.digests()).hasSize(2);
            assertThat(store.report(report.id())).contains(report);
            assertThat(store.report(report.id().substring(0, 30))).isEmpty();
        });
    }

    @Test
    void ofReportsThatTheirSenderCallsTheSameTheLargestCounts() {
        assertThat(keep(mail(GOOGLE, new Text("a", 7, 0)))).isEqualTo(Kept.NEW);
        assertThat(keep(mail(GOOGLE, new Text("a", 9, 0)))).isEqualTo(Kept.OTHER_CONTENT);
        assertThat(keep(mail(GOOGLE, new Text("a", 8, 0)))).isEqualTo(Kept.OTHER_CONTENT);
        assertThat(keep(mail(GOOGLE, new Text("b", 1, 0)))).isEqualTo(Kept.NEW);
        assertThat(all()).hasSize(4);
        assertThat(all().stream().filter(StoredReport::counts)).hasSize(2);
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.successful()).isEqualTo(10);
            assertThat(row.reports()).isEqualTo(2);
        });
        assertThat(daily()).extracting(Daily::total).containsExactly(new Tally(10, 0));
    }

    @Test
    void aReportTooLateOrOfTheFutureIsKeptAndDoesNotCount() {
        keep(mail(GOOGLE, new Text("a", 7, 0).json(), Mails.at(DAY).plus(Duration.ofDays(60)), ""));
        keep(mail(GOOGLE, new Text("b", 7, 0).json(), Mails.at(DAY).minus(Duration.ofDays(5)), ""));
        keep(mail(GOOGLE, new Text("c", 7, 0).json().replace("date-range", "no-range"), Mails.at(DAY), ""));
        assertThat(rows()).isEmpty();
        assertThat(daily()).isEmpty();
        assertThat(all()).hasSize(3).noneMatch(StoredReport::counts);
        assertThat(all()).extracting(StoredReport::day).contains(Optional.empty());
        keep(mail(GOOGLE, new Text("a", 7, 0).json(), Mails.at(DAY), "in time"));
        assertThat(daily()).hasSize(1);
    }

    @Test
    void policiesOfTheSameSessionsAreNotAddedUp() {
        String json = """
            {"organization-name":"Microsoft Corporation","date-range":{"start-datetime":"2026-11-20T00:00:00Z",\
            "end-datetime":"2026-11-20T23:59:59Z"},"contact-info":"tls@example.com","report-id":"x","policies":[\
            {"policy":{"policy-type":"sts","policy-domain":"example.org"},"summary":{"total-successful-session-count":4,\
            "total-failure-session-count":0}},{"policy":{"policy-type":"tlsa","policy-domain":"example.org"},\
            "summary":{"total-successful-session-count":5,"total-failure-session-count":0}}]}""";
        keep(mail(GOOGLE, json, Mails.at(DAY), ""));
        assertThat(daily()).singleElement().satisfies(day -> {
            assertThat(day.reports()).isEqualTo(1);
            assertThat(day.total()).isEqualTo(new Tally(5, 0));
            assertThat(day.byType())
                    .containsEntry(PolicyType.Known.STS, new Tally(4, 0))
                    .containsEntry(PolicyType.Known.TLSA, new Tally(5, 0));
        });
    }

    @Test
    void theEndDoesNotDependOnTheOrderOfArrival() throws Exception {
        List<Arrival> arrivals = Mails.mixed(4, 120);
        for (Arrival arrival : arrivals) {
            keep(arrival);
        }
        List<String> expected = TestDatabase.everything(place);
        assertThat(expected).hasSizeGreaterThan(100);
        var random = new Random(5);
        for (int i = 0; i < 6; i++) {
            var shuffled = new ArrayList<>(arrivals);
            Collections.shuffle(shuffled, random);
            String other = newPlace();
            try (SqlReportStore there = ReportStores.open(other)) {
                int from = 0;
                while (from < shuffled.size()) {
                    int to = Math.min(shuffled.size(), from + 1 + random.nextInt(40));
                    there.keep(shuffled.subList(from, to));
                    from = to;
                }
            }
            assertThat(TestDatabase.everything(other)).isEqualTo(expected);
            assertSumsAreRight(other);
        }
    }

    @Test
    void severalMayKeepAtOnce() throws Exception {
        List<Arrival> arrivals = Mails.mixed(6, 120);
        store.keep(arrivals);
        List<String> expected = TestDatabase.everything(place);
        String other = newPlace();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> works = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        var mine = new ArrayList<>(arrivals);
                        Collections.shuffle(mine, new Random(i));
                        try (SqlReportStore there = ReportStores.open(other)) {
                            for (int from = 0; from < mine.size(); from += 7) {
                                there.keep(mine.subList(from, Math.min(mine.size(), from + 7)));
                            }
                        }
                        return i;
                    })
                    .toList();
            for (var done : threads.invokeAll(works)) {
                assertThat(done.get()).isNotNegative();
            }
        }
        assertThat(TestDatabase.everything(other)).isEqualTo(expected);
        assertSumsAreRight(other);
    }

    private static List<String> lines(Connection connection, String sql) {
        try {
            return TestDatabase.lines(connection, sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// Makes the sums anew from the rows and compares.
    private static void assertSumsAreRight(String place) throws SQLException {
        String counting = " FROM reported JOIN report ON report.content = reported.content WHERE counts = 1";
        String totals = ", SUM(heads), SUM(total_successful), SUM(total_failed)";
        String each = ", COUNT(*), SUM(successful), SUM(failed)";
        try (Connection connection = TestDatabase.connection(place)) {
            assertThat(TestDatabase.lines(
                            connection, "SELECT day, domain, reporter, type, reports, successful, failed FROM daily"))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(
                                    "SELECT day, domain, reporter, ''" + totals + counting + " GROUP BY 1, 2, 3",
                                    "SELECT day, domain, reporter, type" + each + counting + " GROUP BY 1, 2, 3, 4",
                                    "SELECT day, '', reporter, ''" + totals + counting + " GROUP BY 1, 3",
                                    "SELECT day, '', reporter, type" + each + counting + " GROUP BY 1, 3, 4",
                                    "SELECT day, domain, '', ''" + totals + counting + " GROUP BY 1, 2")
                            .flatMap(sql -> lines(connection, sql).stream())
                            .toList());
            assertThat(TestDatabase.lines(
                            connection,
                            "SELECT day, domain, reporter, type, echo, days, reports, successful, arrived FROM clean"))
                    .containsExactlyInAnyOrderElementsOf(TestDatabase.lines(
                            connection,
                            "SELECT day, domain, reporter, type, echo, days, COUNT(*), SUM(successful), MAX(first)"
                                    + counting + " AND failing = 0 GROUP BY 1, 2, 3, 4, 5, 6"));
        }
    }

    @Test
    void aSenderThatIsToldLaterIsAsOneThatWasKnown() throws SQLException {
        String json = new Text("a", 7, 2).json();
        Arrival unknown = mail(UNKNOWN, json, Mails.at(DAY), "1");
        keep(unknown);
        keep(mail(GOOGLE, new Text("a", 5, 2)));
        String digest = unknown.delivery().digest();
        assertThat(store.unknownSenders(9)).containsExactly(digest);
        store.settle(digest, GOOGLE);
        assertThat(store.unknownSenders(9)).isEmpty();
        assertThat(daily()).singleElement().satisfies(day -> {
            assertThat(day.reporter()).isEqualTo(PROVEN);
            assertThat(day.total()).isEqualTo(new Tally(7, 2));
        });
        assertSumsAreRight(place);
        store.settle(digest, UNPROVEN);
        assertThat(store.report(all().getFirst().id()))
                .hasValueSatisfying(report -> assertThat(report.authenticity()).isEqualTo(GOOGLE));
    }

    @Test
    void whoCannotBeToldIsSettledAsUnprovenToo() {
        Arrival unknown = mail(UNKNOWN, new Text("a", 7, 2));
        keep(unknown);
        store.settle(unknown.delivery().digest(), UNPROVEN);
        assertThat(store.unknownSenders(9)).isEmpty();
        assertThat(all().getFirst().authenticity()).isEqualTo(UNPROVEN);
        store.settle("00", GOOGLE);
    }

    @Test
    void hostileTextsAreKeptAsTheyAre() {
        String nasty = "'; DROP TABLE report; -- \\u0000 \\ud800 \\\\ \\t \\n \\u00fc \\ud83d\\ude00 ?~\\\""
                + "x".repeat(8_000);
        Arrival arrival = mail(
                UNPROVEN,
                new Text(nasty, nasty, DAY, DOMAIN.ascii(), 1, 5, failure(nasty, nasty, nasty, 5)).json(),
                Mails.at(DAY),
                "Subject: \u0000");
        assertThat(keep(arrival)).isEqualTo(Kept.NEW);
        String plain = arrival.reports().getFirst().report().organizationName().orElseThrow();
        assertThat(plain).contains("\u0000");
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.reporter()).isEqualTo(new Reporter.Claimed(plain));
            assertThat(row.failures().getFirst().reason()).contains(plain);
        });
        assertThat(store.causes(Optional.empty(), DAY, DAY, VOICES, 5))
                .singleElement()
                .satisfies(cause -> assertThat(cause.type()).contains(ResultType.of(plain)));
        assertThat(all().getFirst().reporter()).isEqualTo(new Reporter.Claimed(plain));
        var found = new ArrayList<StoredReport>();
        store.each(selection(Optional.of(DOMAIN), Optional.of(plain), true), found::add);
        assertThat(found).hasSize(1);
    }
}
