package org.sealpost.reports.authentic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Authenticity.Reason;
import org.sealpost.reports.Letter;

/// A report mail, and what its header says.
final class Mails {
    static final Instant AT = Instant.parse("2026-11-21T03:00:00Z");

    static final String REPORT = String.join(
            "\r\n",
            "From: Reports <reports@mail.example>",
            "To: tlsrpt@receiver.example",
            "Subject: Report Domain: receiver.example Submitter: mail.example",
            " Report-ID: <2026-11-20@mail.example>",
            "Date: Sat, 21 Nov 2026 02:59:00 +0000",
            "MIME-Version: 1.0",
            "Content-Type: multipart/report; report-type=tlsrpt; boundary=x",
            "TLS-Report-Domain: receiver.example",
            "TLS-Report-Submitter: mail.example",
            "",
            "--x",
            "Content-Type: text/plain",
            "",
            "A report  about TLS.",
            "--x",
            "Content-Type: application/tlsrpt+gzip",
            "Content-Transfer-Encoding: base64",
            "",
            "H4sIAAAAAAAAAKuuBQBDv6ajAgAAAA==",
            "--x--",
            "");

    /// The key that mail.example signs with, and where it is.
    static final TestSigner RSA = TestSigner.rsa(2048);

    static final String KEY = "one._domainkey.mail.example";
    static final String PLAIN = template("rsa-sha256", "relaxed/relaxed", "");
    static final String SIGNED = RSA.sign(PLAIN, REPORT);

    private Mails() {}

    static String template(String algorithm, String canonicalization, String more) {
        return "v=1; a=" + algorithm + "; c=" + canonicalization
                + "; d=mail.example; s=one; h=from:to:subject:date:content-type:tls-report-submitter; " + more
                + "bh=; b=;";
    }

    static Octets octets(String mail) {
        return Octets.of(mail.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Letter letterFrom(String domain) {
        return new Letter(
                Optional.of("reports@" + domain),
                DomainName.ofWire(domain),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(domain));
    }

    static Authenticity verified(String algorithm) {
        return new Authenticity.Verified(DomainName.of("mail.example"), "one", algorithm);
    }

    static Reason reason(Authenticity answer) {
        assertThat(answer).isInstanceOf(Authenticity.Unproven.class);
        return ((Authenticity.Unproven) answer).reason();
    }

    /// A signature of [#REPORT] alone.
    static String field(String selector) {
        String mail = RSA.sign(PLAIN.replace("s=one", "s=" + selector), REPORT);
        return mail.substring(0, mail.length() - REPORT.length());
    }
}
