package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.Places;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.store.TestDatabase;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Way;

/// What people type, from the first report to the answer.
class ReportsCommandsTest {
    private static final Path COLLECTION =
            Path.of("..", "reports", "src", "test", "resources", "org", "sealpost", "reports", "collection");

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final DomainName MX = DomainName.of("mx.example.org");

    @TempDir
    private Path folder;

    /// An installation that has taken nothing yet.
    @BeforeEach
    void installation() {
        ReportStores.file(folder.resolve("data").resolve("reports.db")).close();
    }

    @RegisterExtension
    private final Places places = new Places();

    private Session session() {
        return new Session(folder);
    }

    private Session imported() {
        Session session = session();
        session.run("reports", "import", COLLECTION.toAbsolutePath().toString(), "--data", "data", "--no-keys");
        return session;
    }

    @Test
    void aFolderIsImportedAndTheSecondTimeNothingIsNew() {
        assertThat(imported().out()).startsWith("30 items: 28 new, 1 known already, 1 without a report\n");
        assertThat(imported().out()).startsWith("30 items: 0 new, 30 known already");
    }

    @Test
    void aReportCanBePiped() throws IOException {
        Session session = session().input(Files.readString(COLLECTION.resolve("rfc8460-erratum-6241.json")));

        assertThat(session.run("reports", "import", "--data", "data")).isZero();
        assertThat(session.out()).isEqualTo("1 item: 1 new, 0 known already, 0 without a report\n");
    }

    @Test
    void aPipedTextThatIsNoReportIsKeptAndSaid() {
        Session session = session().input("From: a@example.org\n\nhello\n");

        assertThat(session.run("reports", "import", "--data", "data", "--no-keys"))
                .isZero();
        assertThat(session.out()).isEqualTo("1 item: 0 new, 0 known already, 1 without a report\n");
    }

    @Test
    void whatIsMissingIsSaidAndTheRestIsImported() {
        Session session = session();

        assertThat(session.run(
                        "reports",
                        "import",
                        "missing.eml",
                        COLLECTION.resolve("google-clean.eml").toAbsolutePath().toString(),
                        "--data",
                        "data",
                        "--no-keys"))
                .isEqualTo(66);
        assertThat(session.out()).startsWith("2 items: 1 new").contains("there is no such file or folder");
    }

    @Test
    void aStoreThatTakesNothingLetsTheMailServerTryAgain() throws IOException {
        Files.writeString(folder.resolve("a-file"), "a file and no folder");
        Session session = session().input("{}");

        assertThat(session.run("reports", "import", "--data", "a-file")).isEqualTo(75);
        assertThat(session.err()).startsWith("sealpost: the store ").endsWith("\n");
    }

    @Test
    void theSummarySaysWhatNothingProves() {
        imported();
        Session session = session();

        assertThat(session.run("reports", "summary", "example.org", "--data", "data"))
                .isEqualTo(1);
        assertThat(session.out())
                .startsWith("TLS reports about example.org, 2026-10-22 to 2026-11-20 (30 days)\n")
                .contains("all told by reporters that are not proven")
                .contains("✗ certificate-expired at mx1.example.org");
    }

    @Test
    void withoutReportsTheSummarySaysThatSilenceIsNotClean() {
        Session session = session();

        assertThat(session.run("reports", "summary", "example.net", "--data", "data"))
                .isEqualTo(3);
        assertThat(session.out()).contains("Silence is not clean");
    }

    @Test
    void oneReportIsShownInFullAndAsItCame() throws IOException {
        imported();
        Session list = session();
        assertThat(list.run("reports", "show", "--data", "data", "--reporter", "Google Inc.", "--failing"))
                .isZero();
        String id = list.out().substring(0, 12);

        Session one = session();
        assertThat(one.run("reports", "show", id, "--data", "data")).isZero();
        assertThat(one.out()).startsWith("Report " + id).contains("sender          not proven:");

        Session octets = session();
        assertThat(octets.run("reports", "show", id, "--octets", "--data", "data"))
                .isZero();
        assertThat(octets.out()).isEqualTo(Files.readString(COLLECTION.resolve("google-failing.eml")));
    }

    @Test
    void anIdThatNobodyHasIsUnknown() {
        imported();
        Session session = session();

        assertThat(session.run("reports", "show", "ffff", "--data", "data")).isEqualTo(3);
        assertThat(session.err()).contains("'ffff'");
    }

    @Test
    void anApprovalNeedsANameAndLetsAReporterCount() {
        assertThat(session().run("reports", "approve", "provider.example", "--data", "data"))
                .isEqualTo(64);
        assertThat(session().run("reports", "approve", "provider.example", "--by", "Ada", "--data", "data"))
                .isZero();
        try (SqlReportStore store = store()) {
            assertThat(store.approvals())
                    .singleElement()
                    .satisfies(approval -> assertThat(approval.by()).isEqualTo("Ada"));
        }
        Session back = session();
        assertThat(back.run("reports", "approve", "provider.example", "--withdraw", "--by", "Ada", "--data", "data"))
                .isZero();
        assertThat(back.out()).contains("taken back");
    }

    @Test
    void aDomainInWhichStrangersGetAddressesIsNotApproved() {
        Session session = session();

        assertThat(session.run("reports", "approve", "gmx.net", "--by", "Ada", "--data", "data"))
                .isEqualTo(64);
        assertThat(session.err()).contains("gmx.net").contains("mailbox");
    }

    @Test
    void whatCostsMailCannotBeWaived() {
        Session expired = session();
        assertThat(expired.run(
                        "reports", "waive", "example.org", "certificate-expired", "--by", "Ada", "--data", "data"))
                .isEqualTo(64);
        assertThat(expired.err()).contains("cannot be waived");
        assertThat(session()
                        .run("reports", "waive", "example.org", "validation-failure", "--by", "Ada", "--data", "data"))
                .isZero();
    }

    @Test
    void aConfirmationNeedsAPolicyThatACheckHasSeen() {
        Session session = session();

        assertThat(session.run("reports", "confirm", "example.org", "--by", "Ada", "--data", "data"))
                .isEqualTo(3);
        assertThat(session.err()).contains("sealpost check example.org");
    }

    @Test
    void withoutChecksNothingIsKnownAboutEnforcing() {
        Session session = session();

        assertThat(session.run("reports", "readiness", "example.org", "--data", "data"))
                .isEqualTo(3);
        assertThat(session.out())
                .startsWith("? UNKNOWN    example.org: it cannot be known yet")
                .contains("Run `sealpost check` for the domain every day.");
    }

    @Test
    void monthsOfProvenReportsAndDailyChecksMakeADomainReady() {
        checks(40, Map.of());
        reports(40, "google.com", 400);
        reports(40, "microsoft.com", 200);
        Session session = session();

        int code = session.run("reports", "readiness", "example.org", "--data", "data");

        assertThat(code).as(session.out()).isZero();
        assertThat(session.out())
                .startsWith("✓ READY      example.org may enforce")
                .contains("Nothing that reporters that count have told of");
    }

    @Test
    void whatAServiceSawAndKeptInADatabaseCountsToo() throws SQLException {
        String place = places.next(TestDatabase.POSTGRESQL, folder);
        checks(place, 40, Map.of());
        try (SqlReportStore store = ReportStores.open(place)) {
            reports(store, 40, "google.com", 400);
            reports(store, 40, "microsoft.com", 200);
        }
        Session session = session();

        int code = session.run("reports", "readiness", "example.org", "--data", "data", "--database", place);

        assertThat(code).as(session.out()).isZero();
        assertThat(session.out()).startsWith("✓ READY      example.org may enforce");
    }

    @Test
    void aServerThatOurOwnLookFindsBrokenStandsInTheWay() {
        checks(40, Map.of(TODAY, "smtp.certificate.expired"));
        reports(40, "google.com", 400);
        reports(40, "microsoft.com", 200);
        Session session = session();

        assertThat(session.run("reports", "readiness", "example.org", "--data", "data"))
                .isEqualTo(2);
        assertThat(session.out())
                .startsWith("✗ NOT READY  example.org must not enforce yet")
                .contains("mail to mx.example.org");
    }

    @Test
    void twoPlacesAreTwoWhenAnotherMachineLooksToo() {
        checks(40, Map.of());
        reports(40, "google.com", 400);
        reports(40, "microsoft.com", 200);
        Session session = session();

        assertThat(session.run("reports", "readiness", "example.org", "--threshold", "places=2", "--data", "data"))
                .isEqualTo(3);
        assertThat(session.out()).contains("not fetched from enough places");

        checks(folder.resolve("fra.db"), 40, Map.of());
        assertThat(session.run(readinessFromTwoPlaces())).as(session.out()).isZero();
    }

    @Test
    void whatIsBrokenFromAnotherPlaceIsBroken() {
        checks(40, Map.of());
        checks(folder.resolve("fra.db"), 40, Map.of(TODAY, "smtp.certificate.expired"));
        reports(40, "google.com", 400);
        reports(40, "microsoft.com", 200);

        assertThat(session().run(readinessFromTwoPlaces())).isEqualTo(2);
    }

    @Test
    void aPlaceWithoutAFileIsSaid() {
        Session session = session();

        assertThat(session.run(readinessFromTwoPlaces())).isEqualTo(66);
        assertThat(session.err()).contains("fra.db").contains("history.db");
    }

    private static String[] readinessFromTwoPlaces() {
        return new String[] {
            "reports",
            "readiness",
            "example.org",
            "--threshold",
            "places=2",
            "--seen-from",
            "fra=fra.db",
            "--data",
            "data"
        };
    }

    @Test
    void reportersThatNobodyKnowsMakeNothingReady() {
        checks(40, Map.of());
        for (int i = 0; i < 50; i++) {
            reports(40, "stranger-" + i + ".example", 1_000);
        }
        Session session = session();

        assertThat(session.run("reports", "readiness", "example.org", "--data", "data"))
                .isEqualTo(3);
    }

    @Test
    void aThresholdThatDoesNotExistGetsTheList() {
        Session session = session();

        assertThat(session.run("reports", "readiness", "example.org", "--threshold", "days=3", "--data", "data"))
                .isEqualTo(64);
        assertThat(session.err()).contains("run-days");
    }

    private SqlReportStore store() {
        return ReportStores.file(folder.resolve("data").resolve("reports.db"));
    }

    /// @param found a finding about the MX host on some days
    private void checks(int days, Map<LocalDate, String> found) {
        checks(folder.resolve("data").resolve("history.db"), days, found);
    }

    private static void checks(Path file, int days, Map<LocalDate, String> found) {
        checks(file.toString(), days, found);
    }

    private static void checks(String place, int days, Map<LocalDate, String> found) {
        try (HistoryStore history = HistoryStore.open(place)) {
            for (int i = days; i >= 0; i--) {
                LocalDate day = TODAY.minusDays(i);
                history.keep(new Sighting(
                        DOMAIN,
                        Instant.parse(day + "T06:00:00Z"),
                        Outcome.PASS,
                        new Sight.Of<>("1"),
                        new Sight.Of<>(Octets.utf8(
                                "version: STSv1\r\nmode: testing\r\nmx: mx.example.org\r\nmax_age: 604800\r\n")),
                        new Sight.Of<>(Set.of(MX)),
                        Map.of(MX, Set.of("ab".repeat(32))),
                        Optional.ofNullable(found.get(day))
                                .map(code -> List.of(new Sighting.Said(code, MX.ascii(), Severity.ERROR)))
                                .orElse(List.of()),
                        Optional.of(Map.of(MX, Set.of(IpAddress.of(new byte[] {(byte) 192, 0, 2, 25}))))));
            }
        }
    }

    private void reports(int days, String signer, int sessions) {
        try (SqlReportStore store = store()) {
            reports(store, days, signer, sessions);
        }
    }

    private static void reports(SqlReportStore store, int days, String signer, int sessions) {
        for (int i = days; i >= 1; i--) {
            LocalDate day = TODAY.minusDays(i);
            Octets json = Octets.utf8("""
                {"organization-name": "%1$s", "date-range": {"start-datetime": "%2$sT00:00:00Z",
                 "end-datetime": "%2$sT23:59:59Z"}, "contact-info": "tls@%1$s", "report-id": "%2$s",
                 "policies": [{"policy": {"policy-type": "sts", "policy-string": ["version: STSv1", "mode: testing",
                 "mx: mx.example.org", "max_age: 604800"], "policy-domain": "example.org"},
                 "summary": {"total-successful-session-count": %3$d, "total-failure-session-count": 0}}]}
                """.formatted(signer, day, sessions));
            TlsReport report = TlsReport.parse(json).value().orElseThrow();
            Instant came = Instant.parse(day + "T00:00:00Z").plus(Duration.ofHours(30));
            store.keep(List.of(new Arrival(
                    new Delivery(Way.SMTP, "192.0.2.1", came, Optional.empty(), json),
                    Optional.empty(),
                    new Authenticity.Verified(DomainName.of(signer), "s1", "rsa-sha256"),
                    List.of(new ReadReport(json, report, List.of())),
                    List.of())));
        }
    }
}
