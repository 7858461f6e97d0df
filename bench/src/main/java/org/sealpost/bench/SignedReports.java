package org.sealpost.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.james.jdkim.DKIMSigner;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.reports.authentic.DkimKeys;

/// Report mails of a made-up provider, each about another domain, signed with RSA and 2048 bits.
final class SignedReports implements DkimKeys {
    private static final String SIGNATURE =
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d=provider.example; s=s1; h=From:To:Subject:Date:Message-ID:"
                    + "MIME-Version:Content-Type:TLS-Report-Domain:TLS-Report-Submitter; bh=; b=";

    private final KeyPair pair;

    SignedReports() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        pair = keys.generateKeyPair();
    }

    @Override
    public Answer lookup(DomainName name) {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        return new Answer.Found(List.of(TxtRecord.of(record)));
    }

    /// So many mails, each with CRLF and a signature in front.
    List<byte[]> mails(int number) throws Exception {
        var signer = new DKIMSigner(SIGNATURE, pair.getPrivate());
        List<byte[]> mails = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            byte[] mail = mail(i);
            byte[] signature =
                    (signer.sign(new ByteArrayInputStream(mail)) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            var whole = new ByteArrayOutputStream(mail.length + signature.length);
            whole.writeBytes(signature);
            whole.writeBytes(mail);
            mails.add(whole.toByteArray());
        }
        return mails;
    }

    private static byte[] mail(int i) throws IOException {
        String domain = "domain-" + i + ".example";
        String text = """
            Received: from out.provider.example (out.provider.example [192.0.2.7]) by mx.example.org with ESMTPS
             id 0123456789abcdef for <tlsrpt@example.org>; Sat, 21 Nov 2026 08:00:00 +0000
            From: TLS reports <tls-reports@provider.example>
            To: tlsrpt@example.org
            Subject: Report Domain: %1$s Submitter: provider.example Report-ID: <2026.11.20.%2$d@provider.example>
            Date: Sat, 21 Nov 2026 08:00:00 +0000
            Message-ID: <%2$d.1@provider.example>
            MIME-Version: 1.0
            TLS-Report-Domain: %1$s
            TLS-Report-Submitter: provider.example
            Content-Type: multipart/report; report-type="tlsrpt"; boundary="=_part_%2$d"

            --=_part_%2$d
            Content-Type: text/plain; charset="UTF-8"

            This is an aggregate report about TLS of sessions with %1$s.

            --=_part_%2$d
            Content-Type: application/tlsrpt+gzip
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="provider.example!%1$s!1!2.json.gz"

            %3$s
            --=_part_%2$d--
            """.formatted(domain, i, Base64.getMimeEncoder().encodeToString(compressed(json(domain, i))));
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String json(String domain, int i) {
        String failure = """
            {"result-type": "certificate-expired", "sending-mta-ip": "192.0.2.7", "receiving-mx-hostname": "mx2.%1$s",
             "receiving-ip": "198.51.100.%2$d", "failed-session-count": 2, "failure-reason-code": "certificate has expired"}""".formatted(domain, i % 250);
        return String.format(
                Locale.ROOT, """
            {"organization-name": "Provider", "date-range": {"start-datetime": "2026-11-20T00:00:00Z",
              "end-datetime": "2026-11-20T23:59:59Z"}, "contact-info": "tls-reports@provider.example",
             "report-id": "2026.11.20.%1$d", "policies": [{"policy": {"policy-type": "sts", "policy-string":
              ["version: STSv1", "mode: testing", "mx: mx1.%2$s", "mx: mx2.%2$s", "max_age: 604800"],
              "policy-domain": "%2$s", "mx-host": ["mx1.%2$s", "mx2.%2$s"]},
              "summary": {"total-successful-session-count": %3$d, "total-failure-session-count": %4$d},
              "failure-details": [%5$s]}]}""", i, domain, 100 + i % 900, i % 10 == 0 ? 2 : 0, i % 10 == 0 ? failure : "");
    }

    private static byte[] compressed(String json) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
