package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Callers;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.access.sign.SignInRules;
import org.sealpost.app.look.Looks;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.SampleFacts;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.store.Databases;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.Mails;
import org.sealpost.app.store.Places;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.store.TestDatabase;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.check.Judge;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Authenticity;

/// The pages behind the sign-in that show what was seen, over a socket, on both databases.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SeenPagesTest {
    private static final Instant NOW = Mails.at(Mails.DAY).plus(Duration.ofHours(9));
    private static final DomainName OWN = Mails.DOMAIN;
    private static final DomainName FOREIGN = DomainName.of("example.net");
    private static final String PASSWORD = "a rather long sentence about posts";
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final List<AutoCloseable> open = new ArrayList<>();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final InstantSource clock = InstantSource.fixed(NOW);
    private final Schedule schedule = new Schedule(new Random(1));
    private FleetStore fleet;
    private HistoryStore history;
    private SqlReportStore reports;
    private AccessStore access;
    private Invitations invitations;
    private String address = "";
    private String cookie = "";

    private <C extends AutoCloseable> C keep(C opened) {
        open.add(opened);
        return opened;
    }

    private String place() throws Exception {
        return places.next(database, folder);
    }

    @BeforeEach
    void serve() throws Exception {
        String accessPlace = place();
        access = keep(
                Databases.isServer(accessPlace)
                        ? AccessStore.server(accessPlace, Optional.empty())
                        : AccessStore.file(Path.of(accessPlace)));
        CheckStore checks = keep(CheckStore.file(folder.resolve("checks.db")));
        fleet = keep(FleetStore.open(place()));
        history = keep(HistoryStore.open(place()));
        reports = keep(ReportStores.open(place()));
        var random = new SecureRandom();
        var passwords = new Passwords(new Argon2Cost(64, 1, 1), random);
        invitations = new Invitations(access, passwords, PasswordRule.usual(), clock, random);
        Door door = keep(new TestDoor(folder, access, fleet, clock))
                .with(history, reports)
                .door(
                        new Doorkeeper(new Callers(access, SignInRules.USUAL, clock)),
                        new SignIn(
                                access,
                                passwords,
                                new SecretBox(new KeySeal(SealingKey.make(random), List.of(), random)),
                                SignInRules.USUAL,
                                clock,
                                random,
                                _ -> {}),
                        invitations,
                        schedule);
        Looks looks = keep(new Looks(
                _ -> {
                    throw new IllegalStateException("nothing is looked at here");
                },
                checks,
                clock,
                (_, _) -> {}));
        var site = new Site(new Site.Parts(looks, new FindingPages(), clock, 10, "test", Optional.of(door)));
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("127.0.0.1"),
                Set.of(),
                Optional.empty(),
                WebLimits.usual());
        WebServer server = keep(new WebServer(
                settings,
                site.routes(),
                site.refusals(),
                (_, _, fault) -> {
                    throw new AssertionError(fault);
                },
                site.traffic()));
        address = "http://127.0.0.1:" + server.address().getPort();
        cookie = signedIn(invitations.firstAdmin(new Actor.Console("test")).orElseThrow(), "ada");
        watch(OWN, TenantId.FIRST.word(), "post");
        watch(FOREIGN, "other");
    }

    @AfterEach
    void close() throws Exception {
        // Before the server, which waits a while for a browser to hang up.
        browser.shutdownNow();
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private String signedIn(Secret link, String name) throws IOException, InterruptedException {
        // In another browser.
        cookie = "";
        assertThat(post(Link.path(link), "name=" + name + "&password=" + encoded(PASSWORD))
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> in = post("/sign-in", "name=" + name + "&password=" + encoded(PASSWORD));
        return in.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
    }

    private void watch(DomainName domain, String tenant, String... tags) {
        fleet.domains()
                .watch(new WatchedDomain(domain, tenant, Set.of(tags), Intervals.USUAL, List.of()), schedule, NOW);
    }

    private void seen(DomainFacts facts) {
        history.watched(Sighting.of(facts, Judge.judge(facts)), facts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return browser.send(
                request.POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String token() throws IOException, InterruptedException {
        return field(get("/fleet").body(), TOKEN);
    }

    private static String field(String page, Pattern pattern) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as("%s in the page", pattern).isTrue();
        return matcher.group(1);
    }

    private static Mails.Text about(String id, DomainName domain, long good, long bad, String failures) {
        return new Mails.Text("Google Inc.", id, Mails.DAY, domain.ascii(), good, bad, failures);
    }

    private void report(Authenticity who, Mails.Text text) {
        reports.keep(List.of(Mails.mail(who, text)));
    }

    @Test
    void reportsAreGroupedByCauseWithWhoseSideItIsAndWhatToDo() throws IOException, InterruptedException {
        report(
                Mails.GOOGLE,
                about("a", OWN, 1_000, 41, Mails.failure("certificate-expired", "mx.example.org", "", 41)));
        String page = get("/reports").body();
        assertThat(page)
                .contains(">1,041 sessions</a>, <a", ">41 of them failed</a> (3.94 %).", "certificate-expired")
                .contains("mx.example.org 198.51.100.7")
                .contains("whoever runs the mail server", "<title id=\"days-t\">", "20 Nov");
        assertThat(get("/fleet/example.org/reports").body()).contains("certificate-expired");
    }

    @Test
    void whatIsNotShownOfCausesAndDomainsIsSaid() throws IOException, InterruptedException {
        String few = get("/reports").body();
        assertThat(few).doesNotContain("are shown, of");
        for (int i = 0; i < 41; i++) {
            report(
                    Mails.GOOGLE,
                    about("c" + i, OWN, 1, 1, Mails.failure("certificate-expired", "mx" + i + ".example.org", "", 1)));
        }
        for (int i = 0; i < 100; i++) {
            DomainName domain = DomainName.of("d%03d.example".formatted(i));
            watch(domain, TenantId.FIRST.word());
            report(Mails.GOOGLE, about("d" + i, domain, 1, 0, ""));
        }
        assertThat(get("/reports").body())
                .contains(
                        "The 40 causes with the most failures are shown, of 41; each report below tells its own.",
                        "The 100 domains with the most sessions are shown, of 101; type another above to see its own.");
    }

    private static final Pattern FIGURE = Pattern.compile(
            "<td[^>]* ?class=\"num\"[^>]*><a href=\"(?<address>[^\"]+[?][^\"]*#list)\">(?<number>[0-9,]+)</a>");
    private static final Pattern LISTED =
            Pattern.compile("data-l=\"Sessions\"><a href=\"/reports/[0-9a-f]+\">([0-9,]+)</a></td>"
                    + "<td[^>]*data-l=\"Failed\"><a href=\"/reports/[0-9a-f]+\">([0-9,]+)</a>");

    /// What the figures of a page count is what the lists that they lead to add up to.
    private int followed(String page) throws IOException, InterruptedException {
        Matcher figure = FIGURE.matcher(page);
        int followed = 0;
        while (figure.find()) {
            String there = figure.group("address").replace("&amp;", "&");
            Matcher listed = LISTED.matcher(get(there.replaceAll("#.*", "")).body());
            long sessions = 0;
            long failed = 0;
            while (listed.find()) {
                sessions += Long.parseLong(listed.group(1).replace(",", ""));
                failed += Long.parseLong(listed.group(2).replace(",", ""));
            }
            boolean failures = there.contains("failing=on") || there.contains("cause=");
            assertThat(failures ? failed : sessions)
                    .as(there)
                    .isEqualTo(Long.parseLong(figure.group("number").replace(",", "")));
            followed++;
        }
        return followed;
    }

    private void severalReports() {
        Authenticity small = new Authenticity.Verified(DomainName.of("mail.example.net"), "s", "rsa-sha256");
        report(
                Mails.GOOGLE,
                about("a", OWN, 1_000, 41, Mails.failure("certificate-expired", "mx.example.org", "", 41)));
        report(
                Mails.GOOGLE,
                new Mails.Text(
                        "Google Inc.",
                        "b",
                        Mails.DAY.minusDays(9),
                        OWN.ascii(),
                        70,
                        6,
                        Mails.failure("validation-failure", "mx2.example.org", "a & b + c%", 6)));
        report(Mails.GOOGLE, new Mails.Text("Google Inc.", "c", Mails.DAY.minusDays(2), OWN.ascii(), 300, 0, ""));
        report(small, about("d", OWN, 9, 2, Mails.failure("certificate-expired", "mx.example.org", "", 2)));
        report(Mails.UNPROVEN, about("e", OWN, 0, 5_000, Mails.failure("starttls-not-supported", "mx9", "", 5_000)));
    }

    @Test
    void everyFigureLeadsToTheReportsItCounts() throws IOException, InterruptedException {
        severalReports();
        seen(SampleFacts.healthy(OWN));
        // Days, weeks, reporters, causes, and the domain or the policies.
        assertThat(followed(get("/reports").body())).isGreaterThan(15);
        assertThat(followed(get("/fleet/example.org/reports").body())).isGreaterThan(15);
        assertThat(followed(get("/fleet/example.org").body())).isGreaterThan(12);
        DomainName second = DomainName.of("second.example");
        watch(second, TenantId.FIRST.word());
        report(Mails.GOOGLE, about("f", second, 40, 3, Mails.failure("validation-failure", "mx3", "", 3)));
        report(
                new Authenticity.Verified(DomainName.of("microsoft.com"), "s", "rsa-sha256"),
                about("g", second, 8, 1, Mails.failure("validation-failure", "mx3", "", 1)));
        assertThat(followed(get("/reports?reporter=google.com").body())).isGreaterThan(15);
        assertThat(followed(get("/reports?reporter=google.com&worth=counts&failing=on")
                        .body()))
                .isGreaterThan(9);
    }

    @Test
    void whatIsListedIsSaidAndGoesIntoTheFiles() throws IOException, InterruptedException {
        severalReports();
        String page = get("/reports").body();
        String cause = field(
                        page, Pattern.compile("href=\"([^\"]*cause=[0-9a-f]{16}[^\"]*worth=counts[^\"]*)#list\">6</a>"))
                .replace("&amp;", "&");
        assertThat(get(cause).body())
                .contains("Only reports that count, with validation-failure at mx2.example.org 198.51.100.7")
                .contains("List all");
        assertThat(get(cause.replace("/reports?", "/reports/reports.ndjson?"))
                        .body()
                        .lines())
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("validation-failure");
        assertThat(get(cause.replaceFirst("from=[^&]*", "from=2026-11-20")).body())
                .contains("with a cause that these days do not have", "No report matches.");
        for (String none : List.of("worth=all", "cause=x", "policy=%27", "type=" + "x".repeat(201))) {
            HttpResponse<String> wrong = get("/reports?" + none);
            assertThat(wrong.statusCode()).as(none).isEqualTo(400);
            assertThat(wrong.body()).contains("The address asks for a list that there is not.");
        }
        assertThat(get("/reports?worth=other").body()).contains("Only reports that do not count.");
    }

    @Test
    void aHugeReportIsShownPartByPart() throws IOException, InterruptedException {
        String failures = IntStream.rangeClosed(1, 700)
                .mapToObj(i -> Mails.failure("certificate-expired", "mx" + i + ".example.org", "", 1))
                .collect(Collectors.joining(","));
        String one = about("big", OWN, 1, 700, failures).json();
        int begin = one.indexOf("[{\"policy\"") + 1;
        String policy = one.substring(begin, one.lastIndexOf("]}"));
        String whole = one.substring(0, begin) + String.join(",", Collections.nCopies(45, policy)) + "]}";
        reports.keep(List.of(Mails.mail(Mails.GOOGLE, whole, Mails.at(Mails.DAY), "")));
        String id = field(get("/reports").body(), Pattern.compile("href=\"/reports/([0-9a-f]{40,})\""));

        String page = get("/reports/" + id).body();
        assertThat(page).contains("Policies 1 to 20 of 45", "Rows 1 to 50 of 700", "mx50.example.org");
        assertThat(page).doesNotContain("mx51.example.org").hasSizeLessThan(1 << 20);
        assertThat(get("/reports/" + id + "?policy=41").body())
                .contains("Policies 41 to 45 of 45", "?policy=21")
                .doesNotContain("Policies after");
        String alone = get("/reports/" + id + "?policy=7&row=51").body();
        assertThat(alone)
                .contains("Policy 7 of 45", "Rows 51 to 550 of 700", "mx51.example.org", "mx550.example.org")
                .contains("?policy=7&amp;row=551")
                .doesNotContain("mx50.example.org", "mx551.example.org");
        assertThat(get("/reports/" + id + "?policy=7&row=551").body())
                .contains("Rows 551 to 700 of 700", "?policy=7&amp;row=51");
        for (String none :
                List.of("policy=46", "policy=7&row=701", "policy=0", "row=x", "policy=-1", "row=9999999999")) {
            assertThat(get("/reports/" + id + "?" + none).statusCode()).as(none).isEqualTo(404);
        }
        assertThat(get("/reports/" + id + "/report.json").body().split("mx700.example.org", -1))
                .hasSize(46);
    }

    @Test
    void aForgedReportIsShownAndCountsForNothing() throws IOException, InterruptedException {
        report(Mails.GOOGLE, about("a", OWN, 100, 0, ""));
        report(
                Mails.UNPROVEN,
                about("b", OWN, 0, 9_000, Mails.failure("certificate-expired", "mx.example.org", "", 9_000)));
        String page = get("/reports").body();
        assertThat(page)
                .contains(">100 sessions</a>, none failed.", "not counted", "does not count")
                .containsPattern("Not in these numbers: <a [^>]*>9,000 sessions</a>");
        assertThat(get("/fleet").body()).contains("100 sessions, 0 failed");
    }

    @Test
    void aReportIsShownWithItsVerdictAndItsFiles() throws IOException, InterruptedException {
        report(Mails.UNPROVEN, about("b", OWN, 0, 9, Mails.failure("starttls-not-supported", "<b>mx", "", 9)));
        String id = field(get("/reports").body(), Pattern.compile("href=\"/reports/([0-9a-f]{40,})\""));
        String page = get("/reports/" + id).body();
        assertThat(page)
                .contains("It does not count: anybody could have sent it.", "starttls-not-supported", "&lt;b&gt;mx")
                .doesNotContain("<b>mx");
        HttpResponse<String> file = get("/reports/" + id + "/report.json");
        assertThat(file.body()).contains("\"report-id\":\"b\"");
        assertThat(file.headers().firstValue("content-disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(get("/reports/" + id + "/arrival").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingIsToldOfDomainsOfOthers() throws IOException, InterruptedException {
        report(Mails.GOOGLE, about("mine", OWN, 3, 0, ""));
        report(Mails.GOOGLE, about("theirs", FOREIGN, 777, 0, ""));
        seen(SampleFacts.healthy(FOREIGN));
        for (String path : List.of(
                "/reports",
                "/reports?domain=example.net",
                "/reports/summary.csv",
                "/reports/reports.ndjson",
                "/fleet",
                "/fleet?q=example.net")) {
            assertThat(get(path).body()).as(path).doesNotContain("777").doesNotContain("theirs");
        }
        assertThat(get("/fleet/example.net/reports").statusCode()).isEqualTo(404);
        assertThat(get("/fleet/example.net").statusCode()).isEqualTo(404);
        assertThat(get("/fleet/example.net/reports/summary.csv").statusCode()).isEqualTo(404);
        var console = new Actor.Console("test");
        assertThat(access.people().addTenant(new TenantId("other"), AuditEvent.of(NOW, console, "tenant.add")))
                .isTrue();
        cookie = signedIn(invitations.invite(console, new TenantId("other"), Role.VIEWER), "eve");
        String id = field(get("/reports").body(), Pattern.compile("href=\"/reports/([0-9a-f]{40,})\""));
        assertThat(get("/reports/" + id).body()).contains("theirs");
        cookie = signedIn(invitations.invite(new Actor.Console("test"), TenantId.FIRST, Role.VIEWER), "bob");
        assertThat(get("/reports/" + id).statusCode()).isEqualTo(404);
        assertThat(get("/reports/" + id + "/arrival").statusCode()).isEqualTo(404);
    }

    @Test
    void filesAreThoseOfTheCommandAndAsFiltered() throws IOException, InterruptedException {
        report(Mails.GOOGLE, about("a", OWN, 10, 1, ""));
        assertThat(get("/reports/summary.csv").body())
                .startsWith("kind,name,standing")
                .contains("google.com");
        assertThat(get("/reports/summary.json").body()).contains("urn:sealpost:schema:reports-summary:1");
        assertThat(get("/reports/reports.csv").body()).contains("google.com,known,verified");
        assertThat(get("/reports/reports.ndjson").body()).contains("urn:sealpost:schema:tls-report:1");
        assertThat(get("/reports/reports.ndjson?reporter=nobody").body()).isEmpty();
        assertThat(get("/reports/reports.ndjson?from=2026-01-01&to=2026-01-02").body())
                .isEmpty();
        assertThat(get("/reports/reports.exe").statusCode()).isEqualTo(404);
    }

    @Test
    void daysThatAreNoneAreSaidSo() throws IOException, InterruptedException {
        for (String query :
                List.of("from=x", "from=2026-11-20&to=2026-11-01", "from=1970-01-01", "to=+999999999-01-01")) {
            HttpResponse<String> page = get("/reports?" + query);
            assertThat(page.statusCode()).as(query).isEqualTo(400);
            assertThat(page.body()).contains("role=\"alert\"");
        }
    }

    @Test
    void aDomainShowsWhatTheLastLookSaw() throws IOException, InterruptedException {
        assertThat(get("/fleet/example.org").body()).contains("It was not looked at yet");
        seen(SampleFacts.unanswered(OWN).withTook(Duration.ofSeconds(3)));
        seen(SampleFacts.healthy(OWN));
        String page = get("/fleet/example.org").body();
        assertThat(page)
                .contains("id=\"d2\"", "What to do, worst first", "20260914T083000Z", "mx: mx1.example.org")
                .contains("id=\"certs\"", "mta-sts.example.org", "id=\"audit\"");
    }

    @Test
    void aChangedPolicyIsShownAsADifference() throws IOException, InterruptedException {
        DomainFacts before = SampleFacts.healthy(OWN);
        Sighting first = Sighting.of(before, Judge.judge(before));
        var other = new Sighting(
                OWN,
                first.at().plus(Duration.ofDays(1)),
                first.outcome(),
                new Sight.Of<>("b2"),
                new Sight.Of<>(Octets.utf8("version: STSv1\nmode: enforce\nmx: mx1.example.org\nmax_age: 604800\n")),
                first.mx(),
                first.certificates(),
                first.findings());
        history.keep(first);
        history.keep(other);
        assertThat(get("/fleet/example.org").body())
                .contains("<del>mx: mx2.example.org</del>", "<ins>v=STSv1; id=b2;</ins>");
    }

    @Test
    void theFleetIsSearchedWholeAndPageByPage() throws IOException, InterruptedException {
        for (int i = 0; i < 130; i++) {
            watch(DomainName.of("d%03d.example".formatted(i)), TenantId.FIRST.word());
        }
        String page = get("/fleet?order=domain").body();
        assertThat(page).contains("100 of 131", "d098.example").doesNotContain("d100.example");
        String next = field(page, Pattern.compile("<a class=\"btn quiet\" href=\"([^\"]+)\">Those that follow"));
        assertThat(get(next.replace("&amp;", "&")).body()).contains("d129.example", "31 of 131");
        assertThat(get("/fleet?q=d129").body())
                .contains("d129.example", "1 of 1")
                .doesNotContain("d128.example");
        assertThat(get("/fleet?tag=post").body()).contains("1 of 1");
        assertThat(get("/fleet?state=enforced").body()).contains("No domain matches.");
        assertThat(get("/fleet?state=nonsense&order=nonsense&after=nonsense").statusCode())
                .isEqualTo(200);
    }

    @Test
    void severalDomainsAreTaggedOnceItIsKnownWhatWouldChange() throws IOException, InterruptedException {
        watch(DomainName.of("second.example"), TenantId.FIRST.word(), "new");
        String form = "form-token=" + token() + "&action=tag&value=new&d=example.org&d=second.example&d=example.net";
        HttpResponse<String> dry = post("/fleet/bulk", form);
        assertThat(dry.body())
                .contains("1 domain of 2 would change", "has it already")
                .doesNotContain("example.net");
        assertThat(fleet.domains().of(OWN).orElseThrow().tags()).containsExactly("post");
        String sure = field(dry.body(), Pattern.compile("name=\"sure\" value=\"([^\"]+)\""));
        assertThat(post("/fleet/bulk", form + "&sure=" + sure).statusCode()).isEqualTo(303);
        assertThat(fleet.domains().of(OWN).orElseThrow().tags()).containsExactlyInAnyOrder("post", "new");
        HttpResponse<String> late = post("/fleet/bulk", form + "&sure=" + sure);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Something changed since you looked");
        assertThat(get("/fleet/example.org").body()).contains("Added a tag");
    }

    @Test
    void watchingIsStoppedForAllThatMatchOnlyWhenTheirNumberIsTyped() throws IOException, InterruptedException {
        watch(DomainName.of("second.example"), TenantId.FIRST.word(), "leaving");
        watch(DomainName.of("third.example"), TenantId.FIRST.word(), "leaving");
        seen(SampleFacts.healthy(DomainName.of("third.example")));
        String form = "form-token=" + token() + "&action=stop&everything=on&tag=leaving";
        String sure = field(post("/fleet/bulk", form).body(), Pattern.compile("name=\"sure\" value=\"([^\"]+)\""));
        assertThat(post("/fleet/bulk", form + "&sure=" + sure + "&number=3").statusCode())
                .isEqualTo(400);
        assertThat(post("/fleet/bulk", form + "&sure=" + sure + "&number=2").statusCode())
                .isEqualTo(303);
        assertThat(fleet.domains().of(DomainName.of("third.example"))).isEmpty();
        assertThat(history.all(DomainName.of("third.example")).sightings()).isEmpty();
        assertThat(fleet.domains().of(OWN)).isPresent();
    }

    @Test
    void aViewerChangesNothing() throws IOException, InterruptedException {
        cookie = signedIn(invitations.invite(new Actor.Console("test"), TenantId.FIRST, Role.VIEWER), "vic");
        String page = get("/fleet").body();
        assertThat(page).doesNotContain("action=\"/fleet/bulk\"><input").doesNotContain("Dry run");
        String token = field(page, TOKEN);
        assertThat(post("/fleet/bulk", "form-token=" + token + "&action=look&d=example.org")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/fleet/bulk", "action=look&d=example.org").statusCode())
                .isEqualTo(403);
    }
}
