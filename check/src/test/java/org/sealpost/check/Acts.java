package org.sealpost.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.SmtpStage;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The words for what a server does.
final class Acts {
    private Acts() {}

    static PolicyFetch fetch(String act, DomainName host, String body, String type, int index) {
        TlsSession good = OddSession.of(act, host).orElseGet(() -> session(host, Set.of()));
        return switch (OddSession.of(act, host).isPresent() ? "ok" : act) {
            case "ok" -> new PolicyFetch.Served(answer(200, body, type), good);
            case "other" ->
                new PolicyFetch.Served(
                        answer(200, body.replace("max_age: ", "max_age: 1"), "text/plain; charset=utf-8"), good);
            case "same" -> new PolicyFetch.Served(answer(200, body.replace("\r\n", "\n"), "TEXT/PLAIN"), good);
            case "expires-soon" -> new PolicyFetch.Served(answer(200, body, type), soon(host));
            case "404", "410", "403", "503" ->
                new PolicyFetch.OtherStatus(answer(Integer.parseInt(act), "", "text/html"), good);
            case "301" ->
                new PolicyFetch.Redirected(
                        answer(301, "", "text/html"), Optional.of("https://www.example.org/sts.txt"), good);
            case "too-large" -> new PolicyFetch.TooLarge(65536, answer(200, body, type), good);
            case "too-slow" -> new PolicyFetch.TooSlow(Duration.ofSeconds(60), index);
            case "not-http" -> new PolicyFetch.NotHttp("SSH-2.0");
            case "tls-version" -> new PolicyFetch.TlsFailed(TlsFault.VERSION, "protocol_version");
            case "tls-timed-out" -> new PolicyFetch.TlsFailed(TlsFault.TIMED_OUT, "");
            case "tls-failed" -> new PolicyFetch.TlsFailed(TlsFault.ALERT, "handshake_failure");
            default ->
                connect(act)
                        .<PolicyFetch>map(fault -> new PolicyFetch.Unreachable(fault, "told so"))
                        .orElseGet(() -> new PolicyFetch.Untrusted(session(host, faults(act)), Optional.empty()));
        };
    }

    static SmtpOutcome smtp(String act, DomainName host) {
        var ehlo = new SmtpReply(250, List.of(host.ascii(), "STARTTLS"));
        TlsSession good = OddSession.of(act, host).orElseGet(() -> session(host, Set.of()));
        return switch (OddSession.of(act, host).isPresent() ? "ok" : act) {
            case "ends-soon" -> new SmtpOutcome.Secured(ehlo, soon(host), Optional.of(ehlo), Optional.empty());
            case "ok" -> new SmtpOutcome.Secured(ehlo, good, Optional.of(ehlo), Optional.empty());
            case "injected" -> new SmtpOutcome.Secured(ehlo, good, Optional.of(ehlo), Optional.of("250 injected"));
            case "no-starttls" -> new SmtpOutcome.NotOffered(new SmtpReply(250, List.of(host.ascii())));
            case "starttls-refused" ->
                new SmtpOutcome.StartTlsRefused(ehlo, new SmtpReply(454, List.of("TLS not available")));
            case "tls-version" -> new SmtpOutcome.TlsFailed(ehlo, TlsFault.VERSION, "protocol_version");
            case "tls-timed-out" -> new SmtpOutcome.TlsFailed(ehlo, TlsFault.TIMED_OUT, "");
            case "tls-failed" -> new SmtpOutcome.TlsFailed(ehlo, TlsFault.CLOSED, "closed");
            case "421", "450", "554" ->
                new SmtpOutcome.TurnedAway(SmtpStage.BANNER, new SmtpReply(Integer.parseInt(act), List.of("not now")));
            case "silent" -> new SmtpOutcome.Silent(SmtpStage.BANNER, Duration.ofSeconds(30), false);
            case "dripping" -> new SmtpOutcome.Silent(SmtpStage.EHLO, Duration.ofSeconds(30), true);
            case "dropped" -> new SmtpOutcome.Dropped(SmtpStage.EHLO, "reset");
            case "garbled" -> new SmtpOutcome.Garbled(SmtpStage.BANNER, "SSH-2.0");
            case "anchored-other" -> anchored(ehlo, host, "other+ca", CertificateFault.NAME_MISMATCH);
            case "anchored-expired" -> anchored(ehlo, host, "expired+ca", CertificateFault.EXPIRED);
            case "domain-name" -> {
                var session = session(host, Set.of(CertificateFault.NAME_MISMATCH), "example.org");
                yield new SmtpOutcome.Secured(ehlo, session, Optional.empty(), Optional.empty());
            }
            default ->
                connect(act)
                        .<SmtpOutcome>map(fault -> new SmtpOutcome.Unreachable(fault, ""))
                        .orElseGet(() -> new SmtpOutcome.Secured(
                                ehlo, session(host, faults(act)), Optional.empty(), Optional.empty()));
        };
    }

    private static Optional<ConnectFault> connect(String act) {
        return switch (act) {
            case "refused" -> Optional.of(ConnectFault.REFUSED);
            case "timed-out" -> Optional.of(ConnectFault.TIMED_OUT);
            case "no-route" -> Optional.of(ConnectFault.NO_ROUTE);
            case "family" -> Optional.of(ConnectFault.FAMILY_MISSING_HERE);
            case "guarded" -> Optional.of(ConnectFault.GUARDED);
            case "out-of-time" -> Optional.of(ConnectFault.OUT_OF_TIME);
            case "socket" -> Optional.of(ConnectFault.OTHER);
            default -> Optional.empty();
        };
    }

    /// `expired+name-mismatch`, say.
    private static Set<CertificateFault> faults(String act) {
        return java.util.Arrays.stream(act.split("\\+", -1))
                .map(word ->
                        CertificateFault.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static HttpAnswer answer(int status, String body, String type) {
        List<HttpAnswer.Field> fields =
                type.equals("none") ? List.of() : List.of(new HttpAnswer.Field("content-type", type));
        return new HttpAnswer(status, "", fields, Octets.utf8(body));
    }

    static TlsSession session(DomainName host, Set<CertificateFault> faults) {
        boolean named = !faults.contains(CertificateFault.NAME_MISMATCH);
        return session(host, faults, named ? host.ascii() : "other.invalid");
    }

    static TlsSession session(DomainName host, Set<CertificateFault> faults, String name) {
        var leaf = certificate(name, 10, 80);
        return new TlsSession(
                host, "TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(leaf), faults, faults.isEmpty() ? "" : "said so");
    }

    private static SmtpOutcome anchored(SmtpReply ehlo, DomainName host, String chain, CertificateFault fault) {
        var session = new TlsSession(
                host, "TLSv1.3", "TLS_AES_128_GCM_SHA256", TestCertificates.chain(chain), Set.of(fault), "said so");
        return new SmtpOutcome.Secured(ehlo, session, Optional.empty(), Optional.empty());
    }

    private static TlsSession soon(DomainName host) {
        var leaf = certificate(host.ascii(), 85, 5);
        return new TlsSession(host, "TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(leaf), Set.of(), "");
    }

    private static Certificate certificate(String name, int daysSince, int daysLeft) {
        return new Certificate(
                Octets.utf8("certificate of " + name),
                "00" + daysLeft,
                "CN=" + name,
                "CN=Issuer",
                "1",
                Optional.of(name),
                List.of(name),
                Story.NOW.minus(Duration.ofDays(daysSince)),
                Story.NOW.plus(Duration.ofDays(daysLeft)),
                "EC",
                256,
                "SHA256withECDSA",
                false);
    }
}
