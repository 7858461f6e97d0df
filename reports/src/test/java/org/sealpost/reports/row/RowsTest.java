package org.sealpost.reports.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Letter;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.Way;

class RowsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String DAY = "2026-11-20T00:00:00Z 2026-11-20T23:59:59Z";
    private static final String STS = entry("sts", "example.org", 10, 2);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T00:00:00Z 2026-11-20T23:59:59Z, 2026-11-20, 1",
        "2026-11-20T00:00:00Z 2026-11-21T00:00:00Z, 2026-11-20, 1",
        "2026-11-19T22:00:00Z 2026-11-20T21:59:59Z, 2026-11-20, 1",
        "2026-11-20T00:00:00Z 2026-11-21T12:00:00Z, 2026-11-20, 1",
        "2026-11-20T00:00:00Z 2026-11-21T12:00:01Z, 2026-11-21, 2",
        "2026-11-14T00:00:00Z 2026-11-21T00:00:00Z, 2026-11-20, 7",
        "2026-11-20T13:00:00Z 2026-11-20T13:00:00Z, 2026-11-20, 1",
        "2026-11-20T00:00:00Z -, 2026-11-20, 1",
        "- 2026-11-21T00:00:00Z, 2026-11-20, 1",
    })
    void theDayIsThatOfTheMiddleOrTheLast(String period, LocalDate day, int wholeDays) {
        Row row = Rows.rows(mail(), report(period, STS)).getFirst();
        assertThat(row.day()).isEqualTo(day);
        assertThat(row.wholeDays()).isEqualTo(wholeDays);
    }

    @Test
    void withoutATimeNothingCounts() {
        for (String period : List.of("- -", "2026-11-20T00:00:00Z 2026-11-19T23:59:59Z")) {
            assertThat(Rows.rows(mail(), report(period, STS))).isEmpty();
            assertThat(Rows.counts(mail(), report(period, STS))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP, 2026-11-22T12:00:00Z, true",
        "SMTP, 2026-11-22T12:00:01Z, false",
        "SMTP, 2026-10-07T12:00:00Z, true",
        "LMTP, 2026-10-07T11:59:59Z, false",
        "HTTPS, 2026-10-07T11:59:59Z, false",
        "IMAP, 2026-10-07T11:59:59Z, false",
        "FILE, 2016-10-07T11:59:59Z, true",
        "FILE, 2026-11-22T12:00:01Z, false",
    })
    void aReportIsAboutATimeThatHasComeAndIsNotLongGone(Way way, Instant end, boolean counts) {
        ReadReport report = report(end.minus(Duration.ofHours(24)) + " " + end, STS);
        assertThat(Rows.counts(arrival(way, Optional.empty(), Optional.empty()), report))
                .isEqualTo(counts);
        assertThat(Rows.rows(arrival(way, Optional.empty(), Optional.empty()), report))
                .hasSize(1);
    }

    @Test
    void anEntryWithoutDomainIsAboutTheOnlyOtherOne() {
        ReadReport report = report(DAY, STS + "," + entry("no-policy-found", "", 3, 0));
        assertThat(Rows.rows(mail(), report))
                .extracting(row -> row.domain().ascii())
                .containsExactly("example.org", "example.org");
    }

    @Test
    void anEntryWithoutDomainIsAboutThatOfTheHeaderElseOfTheWay() {
        ReadReport report = report(DAY, entry("no-policy-found", "", 3, 0));
        Optional<DomainName> about = Optional.of(DomainName.of("way.example"));
        assertThat(Rows.rows(arrival(Way.SMTP, Optional.of("header.example"), about), report)
                        .getFirst()
                        .domain())
                .isEqualTo(DomainName.of("header.example"));
        assertThat(Rows.rows(arrival(Way.HTTPS, Optional.empty(), about), report)
                        .getFirst()
                        .domain())
                .isEqualTo(DomainName.of("way.example"));
        assertThat(Rows.rows(mail(), report)).isEmpty();
    }

    @Test
    void anEntryAboutSomethingThatIsNoDomainCountsForNone() {
        ReadReport report = report(DAY, STS + "," + entry("sts", "<domain>", 3, 0));
        assertThat(Rows.rows(mail(), report)).hasSize(1);
        assertThat(Rows.key(mail(), report).domains()).containsExactly("<domain>", "example.org");
    }

    @Test
    void entriesOfOneDomainKindAndEchoAreAdded() {
        assertThat(Rows.rows(mail(), report(DAY, STS + "," + entry("sts", "EXAMPLE.org.", 5, 1))))
                .singleElement()
                .satisfies(row ->
                        assertThat(new Tally(row.successful(), row.failed())).isEqualTo(new Tally(15, 3)));
        assertThat(Rows.rows(mail(), report(DAY, STS + "," + entry("tlsa", "example.org", 5, 1))))
                .hasSize(2);
    }

    /// Microsoft tells of the same sessions under each policy.
    @Test
    void sessionsToldUnderSeveralKindsOfPolicyCountOnce() {
        ReadReport report = report(
                DAY,
                String.join(
                        ",",
                        STS,
                        entry("tlsa", "example.org", 8, 0),
                        entry("tlsa", "example.org", 5, 0),
                        entry("tlsa", "example.net", 1, 1)));
        assertThat(Rows.totals(mail(), report))
                .containsOnly(
                        Map.entry(DomainName.of("example.org"), new Tally(13, 0)),
                        Map.entry(DomainName.of("example.net"), new Tally(1, 1)));
    }

    @Test
    void withoutTheNumberOfFailuresNobodyKnowsOfSuccesses() {
        ReadReport report =
                report(DAY, entry("sts", "example.org", 10, 2).replace("\"total-failure-session-count\":2", "\"x\":1"));
        assertThat(Rows.rows(mail(), report)).singleElement().satisfies(row -> {
            assertThat(row.successful()).isZero();
            assertThat(row.failed()).isZero();
        });
        assertThat(Rows.totals(mail(), report)).containsEntry(DomainName.of("example.org"), Tally.NONE);
    }

    @Test
    void aFailureWithoutACountIsOneSession() {
        String details = ",\"failure-details\":[{\"result-type\":\"certificate-expired\","
                + "\"receiving-mx-hostname\":\" MX.Example.ORG.\"}]}";
        ReadReport report = report(DAY, STS.substring(0, STS.length() - 1) + details);
        assertThat(Rows.rows(mail(), report).getFirst().failures())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.sessions()).isEqualTo(1);
                    assertThat(failure.mx()).contains("mx.example.org");
                });
    }

    @Test
    void aKindThatIsMissingIsNoKindThatIsKnown() {
        ReadReport report = report(DAY, STS.replace("\"policy-type\":\"sts\",", ""));
        assertThat(Rows.rows(mail(), report).getFirst().type()).isEqualTo(new PolicyType.Unknown(""));
    }

    @Test
    void numbersOfAStrangerDoNotOverflow() {
        long most = 1L << 53;
        String entries = String.join(",", Collections.nCopies(1_000, entry("sts", "example.org", most, most)));
        Row row = Rows.rows(mail(), report(DAY, entries)).getFirst();
        assertThat(row.successful()).isPositive();
        assertThat(new Tally(row.successful(), row.failed()).sessions()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theKeyNamesWhoSentWhatAboutWhom() {
        ReadReport report = report(DAY, STS + "," + entry("tlsa", "Example.NET", 1, 0));
        assertThat(Rows.key(mail(), report).domains()).containsExactly("example.net", "example.org");
        assertThat(Rows.key(mail(), report).reporter()).isEqualTo(new Reporter.Claimed("Sender"));
        assertThat(Rows.key(mail(), report).reportId()).isEqualTo("r-1");
        assertThat(Rows.key(mail(), report(DAY, STS))).isNotEqualTo(Rows.key(mail(), report));
    }

    @Test
    void theFingerprintIsThatOfWhatIsSaidNotOfHow() {
        String one = "{\"report-id\":\"1\",\"policies\":[],\"organization-name\":\"A\"}";
        String same = "{ \"organization-name\" : \"\\u0041\",\n\"policies\":[ ], \"report-id\":\"1\"}";
        assertThat(Rows.fingerprint(read(one))).isEqualTo(Rows.fingerprint(read(same)));
        assertThat(Rows.fingerprint(read(one))).isNotEqualTo(Rows.fingerprint(read(one.replace("A", "B"))));
        assertThat(Rows.fingerprint(report(DAY, STS))).isNotEqualTo(Rows.fingerprint(report(DAY, STS + "," + STS)));
    }

    /// It is stored, so it never changes.
    @Test
    void theFingerprintStaysAsItIs() {
        assertThat(Rows.fingerprint(report(DAY, STS)))
                .isEqualTo("bf2cf70c887e7731bbea93882881799be37febda5abb93a3cd580abb695a1e03");
    }

    private static String entry(String type, String domain, long successful, long failed) {
        String named = domain.isEmpty() ? "" : ",\"policy-domain\":\"" + domain + "\"";
        return "{\"policy\":{\"policy-type\":\"" + type + "\",\"policy-string\":[]" + named + "},"
                + "\"summary\":{\"total-successful-session-count\":" + successful
                + ",\"total-failure-session-count\":" + failed + "}}";
    }

    private static ReadReport report(String period, String entries) {
        String[] times = period.split(" ", -1);
        return read("{\"organization-name\":\"Sender\",\"date-range\":{\"start-datetime\":\"" + times[0]
                + "\",\"end-datetime\":\"" + times[1] + "\"},\"report-id\":\"r-1\",\"policies\":[" + entries + "]}");
    }

    private static ReadReport read(String json) {
        Octets octets = Octets.utf8(json);
        return new ReadReport(octets, TlsReport.parse(octets).value().orElseThrow(), List.of());
    }

    private static Arrival mail() {
        return arrival(Way.SMTP, Optional.empty(), Optional.empty());
    }

    private static Arrival arrival(Way way, Optional<String> header, Optional<DomainName> about) {
        var letter = new Letter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                header,
                Optional.empty());
        return new Arrival(
                new Delivery(way, "test", NOON, about, Octets.EMPTY),
                Optional.of(letter),
                new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, ""),
                List.of(),
                List.of());
    }
}
