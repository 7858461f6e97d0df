package org.sealpost.protocol.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.Samples;
import org.sealpost.protocol.Table;

class TlsReportTest {
    private static final String SOUND = sound();

    static List<Table.Row> reports() {
        return Table.read(TlsReportTest.class, "reports.tsv", 5);
    }

    /// RPT-22, RPT-27, RPT-28, RPT-30, RPT-31, RPT-32
    @ParameterizedTest
    @MethodSource("reports")
    void namesEachOddityOfTheTable(Table.Row row) {
        String find = Table.octets(row.cell(1)).utf8Lossy();
        String replace = Table.octets(row.cell(2)).utf8Lossy();
        assertThat(SOUND).contains(find);
        int at = SOUND.indexOf(find);
        String text = SOUND.substring(0, at) + replace + SOUND.substring(at + find.length());
        Parsed<TlsReport> parsed = TlsReport.parse(Octets.utf8(text));
        assertThat(Table.written(parsed.deviations())).isEqualTo(row.cell(3));
        assertThat(parsed.value().isPresent()).isEqualTo(!row.cell(3).startsWith("not-a-report"));
    }

    @Test
    void readsEachFieldOfASoundReport() {
        TlsReport report = read(SOUND);
        assertThat(report)
                .isEqualTo(new TlsReport(
                        Optional.of("Sender Inc."),
                        Optional.of(Instant.parse("2026-11-20T00:00:00Z")),
                        Optional.of(Instant.parse("2026-11-20T23:59:59Z")),
                        Optional.of("tls@sender.example"),
                        Optional.of("2026-11-20T00:00:00Z_example.org"),
                        List.of(new PolicyResult(
                                Optional.of(PolicyType.Known.STS),
                                List.of("version: STSv1", "mode: testing", "mx: *.example.org", "max_age: 86400"),
                                Optional.of("example.org"),
                                List.of("*.example.org"),
                                OptionalLong.of(5326),
                                OptionalLong.of(303),
                                List.of(
                                        new FailureDetail(
                                                Optional.of(ResultType.Known.CERTIFICATE_EXPIRED),
                                                Optional.of("2001:db8:abcd:12::1"),
                                                Optional.of("mx1.example.org"),
                                                Optional.of("mx1"),
                                                Optional.of("192.0.2.3"),
                                                OptionalLong.of(300),
                                                Optional.of("https://sender.example/report?id=1"),
                                                Optional.of("X509_V_ERR_CERT_HAS_EXPIRED")),
                                        new FailureDetail(
                                                Optional.of(ResultType.Known.STS_POLICY_FETCH_ERROR),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                OptionalLong.of(3),
                                                Optional.empty(),
                                                Optional.empty()))))));
    }

    /// RPT-18, RPT-26, RPT-27
    @Test
    void writesWhatItReads() {
        TlsReport report = read(SOUND);
        assertThat(report.faults()).isEmpty();
        assertThat(TlsReport.parse(Octets.utf8(report.render()))).isEqualTo(new Parsed.Ok<>(report, List.of()));
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        TlsReport report =
                read(SOUND.replace("certificate-expired", "quantum-broken").replace("\"sts\"", "\"tea\""));
        PolicyResult policy = report.policies().getFirst();
        assertThat(policy.type()).contains(new PolicyType.Unknown("tea"));
        assertThat(policy.failureDetails().getFirst().resultType()).contains(new ResultType.Unknown("quantum-broken"));
        assertThat(report.faults()).containsExactly("policy-type", "result-type");
        assertThatThrownBy(report::render).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsAListInsideAText() {
        String text = SOUND.replace(
                "\"version: STSv1\", \"mode: testing\", \"mx: *.example.org\", \"max_age: 86400\"",
                "\"[\\\"3 1 1 AB\\\",\\\"3 1 1 CD\\\"]\"");
        assertThat(read(text).policies().getFirst().policyString()).containsExactly("3 1 1 AB", "3 1 1 CD");
    }

    @Test
    void readsFieldsThatStandOneLevelTooHigh() {
        String text = """
                {"organization-name":"a","contact-info":"a@b.example","report-id":"1",
                "date-range":{"start-datetime":"2026-11-20T00:00:00Z","end-datetime":"2026-11-20T23:59:59Z"},
                "policies":{"policy-type":"no-policy-found","policy-domain":"b.example",
                "total-successful-session-count":1,"total-failure-session-count":2}}""";
        Parsed<TlsReport> parsed = TlsReport.parse(Octets.utf8(text));
        assertThat(Table.written(parsed.deviations()))
                .isEqualTo("not-a-list@3 not-nested@3 not-nested@3 details-missing@3");
        PolicyResult policy = parsed.value().orElseThrow().policies().getFirst();
        assertThat(policy.type()).contains(PolicyType.Known.NO_POLICY_FOUND);
        assertThat(policy.failedSessions()).hasValue(2);
    }

    @Test
    void aTextThatIsNoReportIsUnusable() {
        assertThat(codes("")).isEqualTo("not-json@1");
        assertThat(codes("{\"policies\":[")).startsWith("not-json@");
        assertThat(codes("[]")).isEqualTo("not-a-report@1");
        assertThat(codes("null")).isEqualTo("not-a-report@1");
        assertThat(codes(SOUND.substring(0, 400))).startsWith("not-json@");
        assertThat(codes("<html>")).isEqualTo("not-json@1");
        assertThat(codes("[".repeat(100_000))).isEqualTo("limit-exceeded@1");
        assertThat(codes("{\"a\":".repeat(17) + "1")).isEqualTo("limit-exceeded@1");
        assertThat(codes("[" + "0,".repeat(510_000) + "0]")).isEqualTo("limit-exceeded@1");
    }

    @Test
    void aTextThatIsCutAnywhereIsNotJson() {
        for (int length = 0; length < SOUND.stripTrailing().length(); length++) {
            assertThat(codes(SOUND.substring(0, length))).startsWith("not-json@");
            assertThat(codes(SOUND.substring(0, length) + "\\")).startsWith("not-json@");
        }
    }

    @Test
    void aLineEndsWithEachKindOfEnd() {
        String odd = SOUND.replace("Z\",\n", "\",\n").replace("5326", "\"5326\"");
        List<Deviation> deviations = TlsReport.parse(Octets.utf8(odd)).deviations();
        assertThat(deviations).extracting(Deviation::line).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        for (String end : List.of("\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n")) {
            int times = end.equals("\n\n") || end.equals("\r\r") || end.length() == 4 ? 2 : 1;
            assertThat(TlsReport.parse(Octets.utf8(odd.replace("\n", end))).deviations())
                    .extracting(Deviation::line)
                    .containsExactlyElementsOf(deviations.stream()
                            .map(deviation -> times * (deviation.line() - 1) + 1)
                            .toList());
        }
    }

    @Test
    void marksAndRemnantsRoundAReportAreNamed() {
        assertThat(codes("\ufeff" + SOUND)).isEqualTo("byte-order-mark@1");
        assertThat(codes(SOUND + SOUND)).startsWith("trailing-text@");
        assertThat(codes(SOUND + "}")).startsWith("trailing-text@");
        byte[] bytes = SOUND.getBytes(StandardCharsets.UTF_8);
        bytes[SOUND.indexOf("Sender")] = (byte) 0xff;
        assertThat(Table.written(TlsReport.parse(Octets.of(bytes)).deviations()))
                .isEqualTo("bad-character@2");
    }

    @Test
    void whatIsTooLongIsCutAndSaidSo() {
        String longName = SOUND.replace("Sender Inc.", "n".repeat(9_000));
        assertThat(codes(longName)).isEqualTo("text-cut@2");
        assertThat(read(longName).organizationName().orElseThrow()).hasSize(8_192);
        String policy = SOUND.substring(SOUND.indexOf("[\n    {") + 2, SOUND.lastIndexOf(']'));
        String many = SOUND.replace(policy, policy + ",{}".repeat(1_000));
        assertThat(codes(many)).startsWith("list-cut@9");
        assertThat(read(many).policies()).hasSize(1_000);
        String details = SOUND.replace("\"failure-details\": [", "\"failure-details\": [" + "{},".repeat(10_001));
        assertThat(codes(details)).startsWith("list-cut@21");
        assertThat(read(details).policies().getFirst().failureDetails()).hasSize(10_000);
    }

    @Test
    void readsWhatItWrites() {
        var random = new Random(7493);
        for (int i = 0; i < 1_000; i++) {
            TlsReport report = anyReport(random);
            assertThat(report.faults()).isEmpty();
            assertThat(TlsReport.parse(Octets.utf8(report.render())).value()).contains(report);
        }
    }

    @Test
    void neverThrowsOnAnything() {
        var random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            TlsReport.parse(Samples.damaged(random, SOUND))
                    .value()
                    .ifPresent(report -> assertThat(TlsReport.parse(Octets.utf8(report.renderAsRead()))
                                    .value())
                            .contains(report));
        }
    }

    @Test
    void whatIsOddIsWrittenAsItWasRead() {
        for (String odd : List.of(
                "{\"policies\":[]}",
                "{\"policies\":[{}]}",
                SOUND.replace("2026-11-20T00:00:00Z", "0000-01-01T00:00:00+18:00"),
                SOUND.replace("2026-11-20T23:59:59Z", "9999-12-31T23:59:59.5-17:59"),
                SOUND.replace("\"mode: testing\"", "\"mode: testing\\r\\n\""),
                SOUND.replace("sts\"", "tea\"").replace("certificate-expired", "quantum-broken"),
                SOUND.replace(
                        "\"version: STSv1\", \"mode: testing\", \"mx: *.example.org\", \"max_age: 86400\"",
                        "\"[\\\"[\\\\\\\"3 1 1 AB\\\\\\\"]\\\"]\""))) {
            TlsReport report = read(odd);
            assertThat(read(report.renderAsRead())).isEqualTo(report);
        }
    }

    private static TlsReport anyReport(Random random) {
        var policies = new ArrayList<PolicyResult>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var details = new ArrayList<FailureDetail>();
            for (int j = random.nextInt(3); j > 0; j--) {
                details.add(new FailureDetail(
                        Optional.of(Samples.oneOf(random, ResultType.Known.values())),
                        Optional.of("192.0.2." + random.nextInt(256)),
                        Optional.of(Samples.hostName(random)),
                        anyText(random),
                        random.nextBoolean() ? Optional.of("2001:db8::" + random.nextInt(9)) : Optional.empty(),
                        OptionalLong.of(random.nextLong(1L << 53)),
                        anyText(random),
                        anyText(random)));
            }
            policies.add(new PolicyResult(
                    Optional.of(Samples.oneOf(random, PolicyType.Known.values())),
                    random.nextBoolean() ? List.of() : List.of("3 1 1 " + Samples.text(random, "0aF", 64)),
                    Optional.of(Samples.hostName(random)),
                    random.nextBoolean()
                            ? List.of()
                            : List.of("*." + Samples.hostName(random), Samples.hostName(random)),
                    OptionalLong.of(random.nextInt() & 0xff),
                    OptionalLong.of(random.nextLong(1L << 53)),
                    details));
        }
        Instant start = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
        return new TlsReport(
                Optional.of(Samples.text(random, "a \"\\\n\t<>é漢😀\u2028", 1 + random.nextInt(9))),
                Optional.of(start),
                Optional.of(start.plusSeconds(random.nextInt(1_000_000))),
                Optional.of("tls@" + Samples.hostName(random)),
                Optional.of(Samples.text(random, "a1-_:.", 9)),
                policies);
    }

    private static Optional<String> anyText(Random random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Samples.text(random, "a \"\\\n\u0000é😀", random.nextInt(9)));
    }

    private static TlsReport read(String text) {
        return TlsReport.parse(Octets.utf8(text)).value().orElseThrow();
    }

    private static String codes(String text) {
        return Table.written(TlsReport.parse(Octets.utf8(text)).deviations());
    }

    private static String sound() {
        try (var stream = TlsReportTest.class.getResourceAsStream("report.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
