package org.sealpost.app.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Letter;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Way;

/// Arrivals to keep.
public final class Mails {
    public static final LocalDate DAY = LocalDate.parse("2026-11-20");
    public static final DomainName DOMAIN = DomainName.of("example.org");
    public static final Authenticity GOOGLE =
            new Authenticity.Verified(DomainName.of("google.com"), "20230601", "rsa-sha256");
    public static final Authenticity UNPROVEN = new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, "");
    static final Authenticity UNKNOWN = new Authenticity.Unknown("20230601._domainkey.google.com: timeout");

    private Mails() {}

    /// A report of a day.
    ///
    /// @param failures the rows of `failure-details`
    public record Text(
            String organization, String id, LocalDate day, String domain, long good, long bad, String failures) {
        Text(String id, long good, long bad) {
            this("Google Inc.", id, DAY, DOMAIN.ascii(), good, bad, "");
        }

        public String json() {
            return """
                {"organization-name":"%s","date-range":{"start-datetime":"%sT00:00:00Z","end-datetime":"%sT23:59:59Z"},\
                "contact-info":"tls@example.com","report-id":"%s","policies":[{"policy":{"policy-type":"sts",\
                "policy-string":["version: STSv1","mode: testing","mx: mx.%s","max_age: 86400"],\
                "policy-domain":"%s"},"summary":{"total-successful-session-count":%d,\
                "total-failure-session-count":%d},"failure-details":[%s]}]}""".formatted(organization, day, day, id, domain, domain, good, bad, failures);
        }

        public Text with(String more) {
            return new Text(organization, id, day, domain, good, bad, more);
        }
    }

    public static String failure(String type, String mx, String reason, long sessions) {
        return """
            {"result-type":"%s","sending-mta-ip":"192.0.2.1","receiving-mx-hostname":"%s","receiving-ip":"198.51.100.7",\
            "failed-session-count":%d,"failure-reason-code":"%s"}""".formatted(type, mx, sessions, reason);
    }

    public static Arrival mail(Authenticity authenticity, Text text) {
        return mail(authenticity, text.json(), at(text.day()), "");
    }

    public static Instant at(LocalDate day) {
        return day.plusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC);
    }

    /// @param header so that the same report can come in other octets
    public static Arrival mail(Authenticity authenticity, String json, Instant at, String header) {
        return new Arrival(
                new Delivery(Way.SMTP, "192.0.2.1", at, Optional.empty(), Octets.utf8(header + "\r\n\r\n" + json)),
                Optional.of(new Letter(
                        Optional.of("noreply@google.com"),
                        Optional.of(DomainName.of("google.com")),
                        Optional.of(header),
                        Optional.empty(),
                        Optional.of(at),
                        Optional.empty(),
                        Optional.empty())),
                authenticity,
                List.of(read(json)),
                List.of());
    }

    static ReadReport read(String json) {
        Octets octets = Octets.utf8(json);
        Parsed<TlsReport> parsed = TlsReport.parse(octets);
        return new ReadReport(octets, parsed.value().orElseThrow(), parsed.deviations());
    }

    /// Arrivals of every kind, mixed by a seed: the same again, by others, later, with other numbers, hostile.
    static List<Arrival> mixed(long seed, int number) {
        var random = new Random(seed);
        var all = new ArrayList<Arrival>();
        for (int i = 0; i < number; i++) {
            LocalDate day = DAY.minusDays(random.nextInt(4));
            String domain = random.nextInt(3) == 0 ? "example.net" : DOMAIN.ascii();
            String failures = random.nextInt(3) > 0
                    ? ""
                    : failure("certificate-expired", "mx" + random.nextInt(2), "why\\u0000" + random.nextInt(2), 2);
            Text text = new Text(
                    random.nextBoolean() ? "Google Inc." : "M\\u00fcller \\u0000 \\ud800 'q'",
                    "id" + random.nextInt(6),
                    day,
                    domain,
                    random.nextInt(3),
                    failures.isEmpty() ? random.nextInt(8) / 7 : 2,
                    failures);
            String json = random.nextInt(9) > 0 ? text.json() : text.json().replace("date-range", "no-range");
            Authenticity authenticity = switch (random.nextInt(5)) {
                case 0 -> UNPROVEN;
                case 1 -> UNKNOWN;
                case 2 -> new Authenticity.Verified(DomainName.of("example.com"), "s", "ed25519-sha256");
                default -> GOOGLE;
            };
            Duration late = random.nextInt(9) > 0 ? Duration.ofMinutes(random.nextInt(600)) : Duration.ofDays(99);
            all.add(mail(
                    authenticity,
                    random.nextInt(4) > 0 ? json : json + " ",
                    at(day).plus(late),
                    "Subject: " + random.nextInt(3) + " " + authenticity + " " + late));
        }
        return all;
    }
}
