package org.sealpost.app.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// A provider that reports about the sessions of one sender, each day, in a mail signed by a key of its own:
/// RFC 8460 §5.3, RFC 8463 §3.
final class Reporter {
    /// A provider sends the mail of many people: each session of its sender stands for so many on that day.
    private static final int SESSIONS = 100;

    private final DomainName domain;
    private final String author;
    private final MailSender sender;
    private final KeyPair key;

    Reporter(DomainName domain, String author, MailSender sender, SmallInternet internet) {
        this.domain = domain;
        this.author = author;
        this.sender = sender;
        try {
            key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        byte[] info = key.getPublic().getEncoded();
        // RFC 8463 §4: the 32 octets alone, which end the SubjectPublicKeyInfo.
        String published = Base64.getEncoder().encodeToString(Arrays.copyOfRange(info, info.length - 32, info.length));
        internet.owner().put(domain, "one._domainkey TXT \"v=DKIM1; k=ed25519; s=tlsrpt; p=" + published + "\"");
    }

    /// Writes the report about a day into a folder, if there is something to report and somebody who wants it.
    void report(LocalDate day, Path folder) throws IOException {
        var sums = sender.sessions().close(day);
        boolean wanted = sender.names()
                .ask(SmallInternet.DOMAIN.child("_tls").child("_smtp"), "TXT")
                .filter(texts -> texts.stream().anyMatch(text -> text.startsWith("v=TLSRPTv1;")))
                .isPresent();
        if (wanted && !sums.isEmpty()) {
            String policies = sums.entrySet().stream().map(Reporter::policy).collect(Collectors.joining(","));
            String json = """
                    {"organization-name":"%s","date-range":{"start-datetime":"%sT00:00:00Z",\
                    "end-datetime":"%sT23:59:59Z"},"contact-info":"%s","report-id":"%s-%s","policies":[%s]}""".formatted(domain, day, day, author, day, domain, policies);
            Files.writeString(folder.resolve(day + "-" + domain + ".eml"), signed(day, json));
        }
    }

    private static String policy(Map.Entry<Optional<StsPolicy>, SessionBook.Sums> sums) {
        String about = sums.getKey()
                .map(policy -> "\"policy-type\":\"sts\",\"policy-string\":["
                        + policy.render()
                                .lines()
                                .map(line -> "\"" + line + "\"")
                                .collect(Collectors.joining(","))
                        + "],\"mx-host\":["
                        + policy.mx().stream()
                                .map(pattern -> "\"" + pattern.text() + "\"")
                                .collect(Collectors.joining(","))
                        + "]")
                .orElse("\"policy-type\":\"no-policy-found\"");
        var failures = sums.getValue().failures();
        String details = failures.entrySet().stream()
                .map(each -> """
                        {"result-type":"%s","sending-mta-ip":"192.0.2.1","receiving-mx-hostname":"%s",\
                        "failed-session-count":%d}""".formatted(each.getKey().type(), each.getKey().host(), each.getValue() * SESSIONS))
                .collect(Collectors.joining(","));
        int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
        return """
                {"policy":{%s,"policy-domain":"%s"},"summary":{"total-successful-session-count":%d,\
                "total-failure-session-count":%d},"failure-details":[%s]}""".formatted(
                        about, SmallInternet.DOMAIN, sums.getValue().sound() * SESSIONS, failed * SESSIONS, details);
    }

    private String signed(LocalDate day, String json) {
        List<String> fields = List.of(
                "from:" + author,
                "to:tls-reports@mailprovider.example",
                "subject:Report Domain: " + SmallInternet.DOMAIN + " Submitter: " + domain + " Report-ID: <" + day
                        + ">",
                "content-type:application/tlsrpt+json");
        String body = json + "\r\n";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String tags = "v=1; a=ed25519-sha256; c=relaxed/relaxed; d=" + domain
                    + "; s=one; h=from:to:subject:content-type; bh="
                    + Base64.getEncoder().encodeToString(digest.digest(body.getBytes(StandardCharsets.US_ASCII)))
                    + "; b=";
            String head = String.join("\r\n", fields) + "\r\ndkim-signature:" + tags;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(digest.digest(head.getBytes(StandardCharsets.US_ASCII)));
            return "DKIM-Signature: " + tags + Base64.getEncoder().encodeToString(signature.sign()) + "\r\n"
                    + fields.stream()
                            .map(field -> field.replaceFirst(":", ": ") + "\r\n")
                            .collect(Collectors.joining())
                    + "\r\n" + body;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
