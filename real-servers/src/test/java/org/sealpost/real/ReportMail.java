package org.sealpost.real;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/// A report as someone sends it.
///
/// @param organization who reports
/// @param domain about whom
/// @param successful how many sessions were good
record ReportMail(String organization, String domain, int successful) {
    String json() {
        return """
            {"organization-name": "%1$s",
             "date-range": {"start-datetime": "%4$sT00:00:00Z", "end-datetime": "%4$sT23:59:59Z"},
             "contact-info": "tls@%1$s",
             "report-id": "%4$s-%2$s",
             "policies": [{"policy": {"policy-type": "sts",
                 "policy-string": ["version: STSv1", "mode: testing", "mx: mx1.%2$s", "max_age: 86400"],
                 "policy-domain": "%2$s", "mx-host": ["mx1.%2$s"]},
               "summary": {"total-successful-session-count": %3$d, "total-failure-session-count": 0}}]}
            """.formatted(organization, domain, successful, day());
    }

    private static String day() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
    }

    byte[] compressed() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(json().getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /// The mail, with LF as line ends.
    byte[] mail(String recipient) throws IOException {
        return """
            From: tls@%1$s
            To: %3$s
            Subject: Report Domain: %2$s Submitter: %1$s Report-ID: <1@%1$s>
            Message-ID: <1.%2$s@%1$s>
            Date: Sat, 21 Nov 2026 08:00:00 +0000
            TLS-Report-Domain: %2$s
            TLS-Report-Submitter: %1$s
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type="tlsrpt"; boundary="part"

            --part
            Content-Type: text/plain

            A report about TLS.

            --part
            Content-Type: application/tlsrpt+gzip
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="report.json.gz"

            %4$s
            --part--
            """.formatted(
                        organization,
                        domain,
                        recipient,
                        Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(compressed()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
