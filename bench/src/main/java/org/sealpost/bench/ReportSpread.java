package org.sealpost.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Way;

/// Mails with reports as many domains get them, day after day, the same ones for the same seed: 2,000 domains of
/// which 12 reporters tell now and then, and a large one of which hundreds tell every day. One row in fifty tells of
/// failures.
final class ReportSpread {
    static final LocalDate FIRST = LocalDate.parse("2026-08-01");
    static final int DAYS = 100;
    static final DomainName LARGE = DomainName.of("large.example");

    private static final int DOMAINS = 2_000;
    private static final int REPORTERS = 12;
    private static final int SMALL_REPORTERS = 200;
    private static final int HEADER_LINES = 25;
    private static final double FAILING = 0.02;
    private static final List<String> TYPES = List.of(
            "certificate-expired",
            "certificate-host-mismatch",
            "starttls-not-supported",
            "validation-failure",
            "sts-policy-fetch-error");

    private final Random random;
    private final double share;

    /// @param rows about so many in all
    ReportSpread(long seed, int rows) {
        random = new Random(seed);
        // One report in twelve has two rows.
        share = (rows - 1.0 * DAYS * (SMALL_REPORTERS + REPORTERS)) / (1.08 * DAYS * DOMAINS * REPORTERS);
    }

    /// Two that everybody knows, and others.
    private static DomainName signer(int reporter) {
        return DomainName.of(
                switch (reporter) {
                    case 0 -> "google.com";
                    case 1 -> "microsoft.com";
                    default -> "reporter" + reporter + ".example";
                });
    }

    static DomainName domain(int number) {
        return DomainName.of("d" + number + ".example");
    }

    /// All mails about one day, in the order they come.
    List<Arrival> day(LocalDate day) {
        var arrivals = new ArrayList<Arrival>();
        for (int reporter = 0; reporter < REPORTERS + SMALL_REPORTERS; reporter++) {
            arrivals.add(mail(day, LARGE, reporter));
        }
        for (int domain = 0; domain < DOMAINS; domain++) {
            for (int reporter = 0; reporter < REPORTERS; reporter++) {
                if (random.nextDouble() < share) {
                    arrivals.add(mail(day, domain(domain), reporter));
                }
            }
        }
        Collections.shuffle(arrivals, random);
        return arrivals;
    }

    private Arrival mail(LocalDate day, DomainName domain, int reporter) {
        String json = json(day, domain, reporter);
        Octets octets = Octets.utf8(json);
        Parsed<TlsReport> parsed = TlsReport.parse(octets);
        return new Arrival(
                new Delivery(
                        Way.SMTP,
                        "192.0.2." + reporter % 256,
                        day.plusDays(1)
                                .atTime(random.nextInt(6), random.nextInt(60), random.nextInt(60))
                                .toInstant(ZoneOffset.UTC),
                        Optional.empty(),
                        letter(json)),
                Optional.empty(),
                new Authenticity.Verified(signer(reporter), "s1", "rsa-sha256"),
                List.of(new ReadReport(octets, parsed.value().orElseThrow(), parsed.deviations())),
                List.of());
    }

    private String json(LocalDate day, DomainName domain, int reporter) {
        long good = 1L + random.nextInt(400);
        boolean failing = random.nextDouble() < FAILING;
        String sts = policy("sts", domain, good, failing, """
            "version: STSv1","mode: testing","mx: mx1.mail.%1$s","mx: mx2.mail.%1$s","mx: backup.%1$s","max_age: 604800"\
            """.formatted(domain));
        String tlsa = reporter == 1
                ? "," + policy("tlsa", domain, good, false, "\"3 1 1 " + "0123456789abcdef".repeat(4) + "\"")
                : "";
        return """
            {"organization-name":"Reporter Number %2$d Incorporated","date-range":{"start-datetime":"%1$sT00:00:00Z",\
            "end-datetime":"%1$sT23:59:59Z"},"contact-info":"smtp-tls-reporting@reporter%2$d.example",\
            "report-id":"%1$sT00:00:00Z_%3$s","policies":[%4$s%5$s]}""".formatted(day, reporter, domain, sts, tlsa);
    }

    private String policy(String type, DomainName domain, long good, boolean failing, String text) {
        int bad = failing ? 1 + random.nextInt(5) : 0;
        String details = failing
                ? """
                {"result-type":"%s","sending-mta-ip":"192.0.2.%d","receiving-mx-hostname":"mx%d.mail.%s",\
                "receiving-ip":"198.51.100.%d","failed-session-count":%d,"failure-reason-code":"reason %d"}""".formatted(
                                TYPES.get(random.nextInt(TYPES.size())),
                                random.nextInt(256),
                                1 + random.nextInt(2),
                                domain,
                                random.nextInt(4),
                                bad,
                                random.nextInt(3))
                : "";
        return """
            {"policy":{"policy-type":"%1$s","policy-string":[%2$s],"policy-domain":"%3$s",\
            "mx-host":["mx1.mail.%3$s","mx2.mail.%3$s","backup.%3$s"]},"summary":{"total-successful-session-count":%4$d,\
            "total-failure-session-count":%5$d},"failure-details":[%6$s]}""".formatted(type, text, domain, good, bad, details);
    }

    /// A header of usual length, and the report in base64.
    private Octets letter(String json) {
        var text = new StringBuilder();
        for (int i = 0; i < HEADER_LINES; i++) {
            text.append("X-Header-").append(i).append(": ");
            for (int word = 0; word < 4; word++) {
                text.append(Long.toHexString(random.nextLong()));
            }
            text.append("\r\n");
        }
        text.append("Content-Type: application/tlsrpt+gzip\r\n\r\n");
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return Octets.utf8(text + Base64.getMimeEncoder().encodeToString(zipped.toByteArray()) + "\r\n");
    }
}
