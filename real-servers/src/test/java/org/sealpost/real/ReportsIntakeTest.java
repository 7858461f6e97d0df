package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.real.CertificateAuthority.KeyAndChain;
import org.sealpost.real.Sealpost.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reports that reach Sealpost through programs that are none of ours: mailed by Postfix, fetched from Dovecot, posted
/// by curl.
class ReportsIntakeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    @Test
    void whateverWayTheyComeTheyAreInTheSummary() throws IOException, InterruptedException {
        Foreground.open(folder);
        var authority = new CertificateAuthority(folder("ca"), Instant.now());
        KeyAndChain ours = authority.issue("reports.test");
        KeyAndChain web = authority.issue("localhost");
        LoopbackPort smtp = LoopbackPort.free();
        LoopbackPort lmtp = LoopbackPort.free();
        LoopbackPort https = LoopbackPort.free();
        try (var dovecot = new DovecotServer(folder("dovecot"), folder.resolve("dovecot.log"), authority);
                var postfix = new PostfixRelay(
                        folder("postfix"), folder.resolve("postfix.log"), smtp, lmtp, authority.root())) {
            Path password = Files.writeString(folder.resolve("password"), DovecotServer.PASSWORD + "\n");
            List<String> mail = List.of(
                    "--smtp", smtp.toString(),
                    "--lmtp", lmtp.toString(),
                    "--address", "tlsrpt@reports.test,tlsrpt@local.test",
                    "--cert", ours.chain().toString(),
                    "--key", ours.key().toString());
            List<String> box = List.of(
                    "--imap",
                            "imaps://" + DovecotServer.USER + "@localhost:"
                                    + dovecot.port().number() + "/INBOX",
                    "--imap-password-file", password.toString(),
                    "--imap-ca-file", authority.root().toString());
            List<String> post = List.of(
                    "--https", https.toString(),
                    "--domain", "posted.test",
                    "--cert", web.chain().toString(),
                    "--key", web.key().toString());
            try (var first = listen("mail", Stream.concat(mail.stream(), box.stream()));
                    var second = listen("post", post.stream())) {
                mailed(postfix, "tlsrpt@reports.test", new ReportMail("smtp.test", "mailed.test", 11));
                mailed(postfix, "tlsrpt@local.test", new ReportMail("lmtp.test", "local.test", 13));
                dovecot.deliver("1.reporter", new ReportMail("imap.test", "fetched.test", 17).mail("tlsrpt@localhost"));
                posted(https, authority, new ReportMail("https.test", "posted.test", 19));

                assertThat(awaited("mailed.test")).isEqualTo(11);
                assertThat(awaited("local.test")).isEqualTo(13);
                assertThat(awaited("fetched.test")).isEqualTo(17);
                assertThat(awaited("posted.test")).isEqualTo(19);
                assertThat(Files.readString(folder.resolve("postfix.log")))
                        .contains("status=sent", "250 2.")
                        .doesNotContain("status=deferred", "status=bounced");
                assertThat(first).isNotNull();
                assertThat(second).isNotNull();
            }
        }
    }

    private ChildProcess listen(String name, Stream<String> options) {
        return ChildProcess.sealpost(
                folder,
                folder.resolve("listen-" + name + ".log"),
                " port ",
                Stream.concat(
                                Stream.of(
                                        "reports",
                                        "listen",
                                        "--data",
                                        folder.resolve("data").toString(),
                                        "--no-keys"),
                                options)
                        .toList());
    }

    private static void mailed(PostfixRelay postfix, String recipient, ReportMail report) throws IOException {
        Path mail = Files.write(folder.resolve(report.organization() + ".eml"), report.mail(recipient));
        Tool.run(
                folder,
                "curl",
                "--silent",
                "--show-error",
                "--crlf",
                "smtp://" + postfix.port() + "/client.test",
                "--mail-from",
                "tls@" + report.organization(),
                "--mail-rcpt",
                recipient,
                "--upload-file",
                mail.toString());
    }

    private static void posted(LoopbackPort https, CertificateAuthority authority, ReportMail report)
            throws IOException {
        Path body = Files.write(folder.resolve("posted.json.gz"), report.compressed());
        String status = Tool.run(
                folder,
                "curl",
                "--silent",
                "--show-error",
                "--noproxy",
                "*",
                "--cacert",
                authority.root().toString(),
                "--header",
                "Content-Type: application/tlsrpt+gzip",
                "--data-binary",
                "@" + body,
                "--output",
                "/dev/null",
                "--write-out",
                "%{http_code}",
                "https://localhost:" + https.number() + "/v1/tlsrpt/" + report.domain());
        assertThat(status).isEqualTo("201");
    }

    /// The good sessions of a domain, as soon as there are some.
    private static long awaited(String domain) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        long sessions = 0;
        while (sessions == 0 && Instant.now().isBefore(end)) {
            Answer answer = Sealpost.run(
                    folder,
                    "reports",
                    Stream.of(
                            "summary", domain, "--data", folder.resolve("data").toString(), "--format", "json"));
            JsonNode summary = JsonMapper.shared().readTree(answer.out());
            sessions = summary.path("total").path("successful").asLong(0);
        }
        return sessions;
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
