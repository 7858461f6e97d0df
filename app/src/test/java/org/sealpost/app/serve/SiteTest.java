package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.look.Looks;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.ObserverOptions;

/// The pages as a visitor without scripts gets them, over a socket, about the small internet.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteTest {
    private static final int PER_MINUTE = 1_000;

    private final InstantSource clock = InstantSource.system();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final HttpClient browser = HttpClient.newHttpClient();
    private String address = "";

    @BeforeAll
    void serve(@TempDir Path folder) throws IOException {
        Lab lab = Lab.start(LabOptions.at(clock));
        open.add(lab);
        CheckStore store = CheckStore.file(folder.resolve("checks.db"));
        open.add(store);
        var options = ObserverOptions.of(clock, "sealpost/test");
        var looks = new Looks(
                listener -> new LabCheckers(lab, options, listener),
                store,
                clock,
                (look, fault) -> faults.add(look.domain() + ": " + fault));
        open.add(looks);
        address = open(looks, PER_MINUTE);
    }

    private String open(Looks looks, int perMinute) throws IOException {
        var site = new Site(new Site.Parts(looks, new FindingPages(), clock, perMinute, "test", Optional.empty()));
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("127.0.0.1"),
                Set.of(),
                Optional.empty(),
                WebLimits.usual());
        var server = new WebServer(
                settings,
                site.routes(),
                site.refusals(),
                (_, _, fault) -> {
                    throw new AssertionError(fault);
                },
                site.traffic());
        open.add(server);
        return "http://127.0.0.1:" + server.address().getPort();
    }

    @AfterEach
    void nothingBroke() {
        assertThat(faults).isEmpty();
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Follows a check to its end, as a page that refreshes itself does.
    private String checked(String domain) throws IOException, InterruptedException {
        HttpResponse<String> begun = get("/check?domain=" + domain);
        assertThat(begun.statusCode()).isEqualTo(303);
        String result = begun.headers().firstValue("location").orElseThrow();
        HttpResponse<String> page = get(result);
        while (page.body().contains("http-equiv=\"refresh\"")) {
            assertThat(page.body()).contains("Looking at " + domain);
            page = get(result);
        }
        assertThat(page.statusCode()).isEqualTo(200);
        return result;
    }

    @Test
    void aCheckTellsWhatIsSoAndIsFoundAgain() throws IOException, InterruptedException {
        String result = checked("mx-unlisted.example");
        assertThat(get(result).body())
                .contains("mtasts.policy.mx-not-listed", "mx2.mailprovider.example", address + result);
        assertThat(get(result + "/result.json").body()).contains("\"mtasts.policy.mx-not-listed\"");
        assertThat(get(result + "/badge.svg").headers().firstValue("content-type"))
                .contains("image/svg+xml");
        assertThat(get(result + "/result.exe").statusCode()).isEqualTo(404);
        assertThat(get(result.replace("mx-unlisted", "healthy")).statusCode())
                .as("a result under another domain")
                .isEqualTo(404);
    }

    @Test
    void aScriptIsTakenToTheResultOnceThereIsOne() throws IOException, InterruptedException {
        String result = checked("healthy.example");
        assertThat(get(result, "HX-Request", "true").headers().firstValue("hx-redirect"))
                .contains(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "http://127.0.0.1/",
                "[::1]",
                "2130706433",
                "localhost",
                "169.254.169.254",
                "0x7f000001",
                "example..org",
                "%3Cscript%3E.example",
                "",
            })
    void whatIsNoDomainIsSaidSoAndNotLookedAt(String typed) throws IOException, InterruptedException {
        HttpResponse<String> page = get("/check?domain=" + typed);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("aria-invalid=\"true\"").doesNotContain("<script>.");
    }

    @Test
    void theGeneratorTakesNoHostThatNobodyTicked() throws IOException, InterruptedException {
        String path = "/generator?domain=record-absent.example";
        checked("record-absent.example");
        assertThat(get(path).body()).contains("Tick the hosts that are yours").doesNotContain("version: STSv1");
        assertThat(get(path + "&mode=testing&mx=mx1.mailprovider.example").body())
                .contains("mx: mx1.mailprovider.example", "v=STSv1; id=");
        assertThat(get(path + "&mode=enforce&mx=mx1.mailprovider.example").body())
                .contains("Enforce with the first policy")
                .doesNotContain("version: STSv1");
    }

    @Test
    void theGeneratorKeepsEveryTickAfterAnError() throws IOException, InterruptedException {
        checked("record-absent.example");
        String path = "/generator?domain=record-absent.example";
        String first = "name=\"enforce-first\" value=\"yes\"";
        String host = "name=\"mx\" value=\"mx1.mailprovider.example\"";
        assertThat(get(path + "&mode=testing&mx=mx1.mailprovider.example").body())
                .as("the tick can be made before the mode is chosen")
                .contains(first + ">", host + " checked");
        String body = get(path + "&mode=enforce&enforce-first=yes&mx=mx1.mailprovider.example&rua=no+address")
                .body();
        assertThat(body)
                .contains("is no address for reports", "value=\"no address\"")
                .contains(first + " checked", host + " checked", "name=\"mode\" value=\"enforce\" checked")
                .doesNotContain("version: STSv1");
        assertThat(get(path + "&mode=enforce&enforce-first=yes&rua=no+address").body())
                .as("and ticks nothing that was not")
                .contains(first + " checked", host + ">");
        assertThat(get(path + "&mode=enforce&enforce-first=yes&mx=mx1.mailprovider.example&mx=mx2.mailprovider.example"
                                + "&rua=a@example.org")
                        .body())
                .contains("version: STSv1", "mode: enforce", first + " checked");
    }

    @Test
    void everythingIsInOneFile() throws IOException, InterruptedException {
        checked("record-absent.example");
        HttpResponse<byte[]> zip = browser.send(
                HttpRequest.newBuilder(URI.create(address
                                + "/generator/files.zip?domain=record-absent.example&mode=testing&hosting=caddy"
                                + "&mx=mx1.mailprovider.example"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        List<String> names = new ArrayList<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .contains(
                        "record-absent.example/policy/.well-known/mta-sts.txt",
                        "record-absent.example/caddy/Caddyfile");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToGoOn() throws IOException, InterruptedException {
        var looks = new Looks(
                _ -> {
                    throw new IllegalStateException("nothing is looked at here");
                },
                (CheckStore) open.get(1),
                clock,
                (_, _) -> {});
        open.add(looks);
        String strict = open(looks, 1);
        HttpRequest again = HttpRequest.newBuilder(URI.create(strict + "/check?domain=example.org"))
                .build();
        browser.send(again, HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> refused = browser.send(again, HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(refused.body()).contains("You checked 1 domain this minute");
    }

    @Test
    void whoAsksTooOftenByTheApiIsToldSoBeforeTheBodyIsRead() throws IOException, InterruptedException {
        var looks = new Looks(
                _ -> {
                    throw new IllegalStateException("nothing is looked at here");
                },
                (CheckStore) open.get(1),
                clock,
                (_, _) -> {});
        open.add(looks);
        URI strict = URI.create(open(looks, 1));
        HttpRequest begin = HttpRequest.newBuilder(strict.resolve("/v1/checks"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"domain\":\"example.org\"}"))
                .build();
        browser.send(begin, HttpResponse.BodyHandlers.ofString());
        try (var socket = new Socket(strict.getHost(), strict.getPort())) {
            socket.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "POST /v1/checks HTTP/1.1",
                                    "Host: 127.0.0.1",
                                    "Content-Type: application/json",
                                    "Content-Length: 1000",
                                    "Expect: 100-continue",
                                    "",
                                    "")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 429")
                    .contains("Retry-After: ", "application/problem+json", "1 domain in a minute may be checked");
        }
    }

    @Test
    void whoRunsItCanAskHowItIs() throws IOException, InterruptedException {
        assertThat(get("/health").body()).isEqualTo("ok\n");
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        get("/");
        assertThat(get("/metrics").body())
                .containsPattern("sealpost_pages_requests_total\\{status=\"200\"} [1-9]")
                .contains("sealpost_checks_total ");
    }

    @Test
    void aChoiceOfColoursIsKeptAndLeadsToNoOtherSite() throws IOException, InterruptedException {
        HttpResponse<String> chosen = browser.send(
                HttpRequest.newBuilder(URI.create(address + "/theme"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString("theme=dark&back=//attacker.example/"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(chosen.headers().firstValue("location")).contains("/");
        assertThat(chosen.headers().firstValue("set-cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("theme=dark;"));
        assertThat(get("/", "Cookie", "theme=dark").body()).contains("data-theme=\"dark\"");
    }

    @Test
    void aProgramIsToldWhatIsWrongInItsOwnWords() throws IOException, InterruptedException {
        HttpResponse<String> nothing = get("/v1/nothing");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(post("/v1/checks", "{\"domain\":\"http://127.0.0.1/\"}").body())
                .contains("\"domain.malformed\"");
        assertThat(post("/v1/checks", "[").body()).contains("\"request.malformed\"");
    }

    @Test
    void aProgramBeginsACheckAndFetchesItsResult() throws IOException, InterruptedException {
        HttpResponse<String> begun = post("/v1/checks", "{\"domain\":\"healthy.example\"}");
        assertThat(begun.statusCode()).isEqualTo(202);
        String place = begun.headers().firstValue("location").orElseThrow();
        HttpResponse<String> state = get(place);
        while (state.body().contains("\"looking\"") && !state.body().contains("\"done\"")) {
            state = get(place);
        }
        assertThat(state.body()).contains("\"state\":\"done\"", place + "/result");
        assertThat(get(place + "/result").body()).contains("urn:sealpost:schema:check:1", "healthy.example");
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
