package org.sealpost.app.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;
import org.sealpost.reports.intake.Intake;
import org.sealpost.reports.intake.IntakeLimits;

/// Reports of proven reporters, as if their mails had come.
final class KeptReports {
    private final Path data;

    /// @param data the folder of `--data`
    KeptReports(Path data) {
        this.data = data;
    }

    /// One report of a day about `example.org`.
    void keep(String signer, LocalDate day, long good, String failures) {
        var authenticity = new Authenticity.Verified(DomainName.of(signer), "s1", "rsa-sha256");
        var intake = new Intake(IntakeLimits.DEFAULT, (mail, letter, at) -> authenticity);
        long bad = failures.isEmpty() ? 0 : 3;
        var delivery = new Delivery(
                Way.SMTP,
                "192.0.2.1",
                day.plusDays(1).atTime(4, 0).toInstant(ZoneOffset.UTC),
                Optional.empty(),
                Octets.utf8(mail(signer, json(signer, day, good, bad, failures))));
        try (SqlReportStore store = ReportStores.file(data.resolve("reports.db"))) {
            store.keep(List.of(intake.read(delivery)));
        }
    }

    private static String mail(String signer, String json) {
        return """
            From: reports@%s
            Subject: Report
            Content-Type: application/tlsrpt+json

            %s
            """.formatted(signer, json).replace("\n", "\r\n");
    }

    static String json(String organization, LocalDate day, long good, long bad, String failures) {
        return """
            {"organization-name":"%s","date-range":{"start-datetime":"%sT00:00:00Z","end-datetime":"%sT23:59:59Z"},\
            "contact-info":"tls@%s","report-id":"%s-%s","policies":[{"policy":{"policy-type":"sts",\
            "policy-string":["version: STSv1","mode: testing","mx: mx.example.org","max_age: 604800"],\
            "policy-domain":"example.org","mx-host":["mx.example.org"]},"summary":{\
            "total-successful-session-count":%d,"total-failure-session-count":%d},\
            "failure-details":[%s]}]}""".formatted(organization, day, day, organization, organization, day, good, bad, failures);
    }

    /// A failure of three sessions.
    static String failure(String type) {
        return """
            {"result-type":"%s","sending-mta-ip":"192.0.2.1","receiving-mx-hostname":"mx.example.org",\
            "receiving-ip":"198.51.100.7","failed-session-count":3}""".formatted(type);
    }
}
