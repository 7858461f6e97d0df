package org.sealpost.app.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MisplacedPolicy;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.SmtpStage;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.facts.TranscriptLine;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;

/// The facts of the samples; between them every kind of outcome appears.
public final class SampleFacts {
    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Duration TOOK = Duration.ofMillis(1800);
    private static final SmtpReply EHLO = new SmtpReply(250, List.of("mx1 at your service", "STARTTLS"));
    private static final String POLICY =
            "version: STSv1\r\nmode: enforce\r\nmx: mx1.example.org\r\nmx: mx2.example.org\r\nmax_age: 604800\r\n";

    private final DomainName domain;
    private final Dnssec dnssec;

    private SampleFacts(DomainName domain, Dnssec dnssec) {
        this.domain = domain;
        this.dnssec = dnssec;
    }

    public static DomainFacts healthy(DomainName domain) {
        var it = new SampleFacts(domain, Dnssec.SECURE);
        return it.facts(
                it.txt("_mta-sts", "v=STSv1; id=20260914T083000Z;"),
                List.of(),
                it.policy(new PolicyFetch.Served(it.answer(200, POLICY), it.session("mta-sts", Set.of()))),
                it.mail(new SmtpOutcome.Secured(
                        EHLO, it.session("mx1", Set.of()), Optional.of(EHLO), Optional.empty())));
    }

    static DomainFacts redirected(DomainName domain) {
        var it = new SampleFacts(domain, Dnssec.INSECURE);
        return it.facts(
                it.txt("_mta-sts", "v=STSv1; id=20260914T083000Z;"),
                List.of(),
                it.policy(
                        new PolicyFetch.Redirected(
                                it.answer(301, ""),
                                Optional.of("https://www." + domain + "/.well-known/mta-sts.txt"),
                                it.session("mta-sts", Set.of())),
                        new PolicyFetch.Unreachable(ConnectFault.FAMILY_MISSING_HERE, ""),
                        new PolicyFetch.OtherStatus(it.answer(503, "busy"), it.session("mta-sts", Set.of())),
                        new PolicyFetch.TooSlow(Duration.ofSeconds(60), 17)),
                it.mail(
                        new SmtpOutcome.NotOffered(EHLO),
                        new SmtpOutcome.StartTlsRefused(EHLO, new SmtpReply(454, List.of("not now"))),
                        new SmtpOutcome.TlsFailed(EHLO, TlsFault.ALERT, "handshake_failure")));
    }

    static DomainFacts turnedAway(DomainName domain) {
        var it = new SampleFacts(domain, Dnssec.INSECURE);
        return it.facts(
                it.txt("_mta-sts", "v=STSv1; id=20260914T083000Z;"),
                List.of(),
                it.policy(new PolicyFetch.Served(it.answer(200, POLICY), it.session("mta-sts", Set.of()))),
                it.mail(
                        new SmtpOutcome.TurnedAway(
                                SmtpStage.BANNER, new SmtpReply(421, List.of("4.7.0 Too many connections"))),
                        new SmtpOutcome.Silent(SmtpStage.EHLO, Duration.ofSeconds(20), true),
                        new SmtpOutcome.Unreachable(ConnectFault.TIMED_OUT, "no answer in 10 s")));
    }

    public static DomainFacts unanswered(DomainName domain) {
        var it = new SampleFacts(domain, Dnssec.INDETERMINATE);
        return NotLooked.OUT_OF_TIME
                .domain(
                        domain,
                        Sample.NOW,
                        new Vantage(Vantage.Validation.NO_SIGNATURES, true, false, Set.of(Part.SMTP, Part.POLICY)))
                .withTook(TOOK)
                .withRecord(it.failed("_mta-sts." + domain, "TXT"), List.of())
                .withPolicyHost(new PolicyHostFacts(
                        new Addresses(
                                domain.child("mta-sts"),
                                it.failed("mta-sts." + domain, "A"),
                                it.failed("mta-sts." + domain, "AAAA")),
                        List.of(),
                        0,
                        List.of()))
                .withMail(new MailFacts(it.failed(domain.ascii(), "MX"), Optional.empty(), List.of(), 0))
                .withTlsRpt(it.failed("_smtp._tls." + domain, "TXT"));
    }

    static DomainFacts nullMx(DomainName domain) {
        var it = new SampleFacts(domain, Dnssec.SECURE);
        return NotLooked.OUT_OF_TIME
                .domain(domain, Sample.NOW, vantage())
                .withTook(TOOK)
                .withRecord(it.absent("_mta-sts." + domain, "TXT"), List.of())
                .withPolicyHost(new PolicyHostFacts(it.noAddresses("mta-sts." + domain), List.of(), 0, List.of()))
                .withMail(new MailFacts(
                        it.found(domain.ascii(), "MX", new MxRecord(0, ".", Optional.empty())),
                        Optional.empty(),
                        List.of(),
                        0))
                .withTlsRpt(it.absent("_smtp._tls." + domain, "TXT"));
    }

    public static DomainFacts unpublished(DomainName domain) {
        var it = new SampleFacts(domain, Dnssec.INSECURE);
        return NotLooked.OUT_OF_TIME
                .domain(domain, Sample.NOW, vantage())
                .withTook(TOOK)
                .withRecord(it.absent("_mta-sts." + domain, "TXT"), List.of(it.absent("mta-sts." + domain, "TXT")))
                .withPolicyHost(new PolicyHostFacts(it.noAddresses("mta-sts." + domain), List.of(), 0, List.of()))
                .withMail(new MailFacts(
                        it.absent(domain.ascii(), "MX"), Optional.of(it.noAddresses(domain.ascii())), List.of(), 0))
                .withTlsRpt(it.absent("_smtp._tls." + domain, "TXT"));
    }

    static DomainFacts hostile(DomainName domain, String words) {
        var it = new SampleFacts(domain, Dnssec.BOGUS);
        var answer = new HttpAnswer(
                200, words, List.of(new HttpAnswer.Field(words, words)), Octets.of(new byte[] {0, -1, 27}));
        var faults = Set.of(CertificateFault.values());
        return it.facts(
                it.txt("_mta-sts", words),
                List.of(new Lookup.Failed<>(
                        new Question(domain, "TXT"),
                        List.of(new Alias(words, words, TTL)),
                        DnsFault.BOGUS,
                        words,
                        Dnssec.BOGUS)),
                it.policy(
                        new PolicyFetch.Untrusted(it.session("mta-sts", faults), Optional.of(answer)),
                        new PolicyFetch.TlsFailed(TlsFault.NOT_TLS, words),
                        new PolicyFetch.TooLarge(65536, answer, it.session("mta-sts", Set.of())),
                        new PolicyFetch.NotHttp(words)),
                it.mail(
                        new SmtpOutcome.Secured(
                                new SmtpReply(250, List.of(words)),
                                it.session("mx1", faults),
                                Optional.empty(),
                                Optional.of(words)),
                        new SmtpOutcome.Dropped(SmtpStage.TLS, words),
                        new SmtpOutcome.Garbled(SmtpStage.BANNER, words)));
    }

    private DomainFacts facts(
            Lookup<TxtRecord> sts, List<Lookup<TxtRecord>> stray, PolicyHostFacts policy, MailFacts mail) {
        return NotLooked.OUT_OF_TIME
                .domain(domain, Sample.NOW, vantage())
                .withTook(TOOK)
                .withRecord(sts, stray)
                .withPolicyHost(policy)
                .withMail(mail)
                .withTlsRpt(txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:tls-reports@" + domain));
    }

    private static Vantage vantage() {
        return new Vantage(Vantage.Validation.OWN, true, true, Set.of());
    }

    private PolicyHostFacts policy(PolicyFetch... outcomes) {
        return new PolicyHostFacts(
                addresses("mta-sts." + domain, 10),
                List.of(outcomes).stream()
                        .map(outcome -> new PolicyAttempt(address(10), 1, outcome, Duration.ofMillis(45)))
                        .toList(),
                1,
                List.of(new MisplacedPolicy("http://mta-sts." + domain + "/mta-sts.txt", Octets.utf8(POLICY))));
    }

    private MailFacts mail(SmtpOutcome... outcomes) {
        var transcript = List.of(
                new TranscriptLine(true, "220 mx1." + domain + " ESMTP", Duration.ofMillis(20)),
                new TranscriptLine(false, "EHLO probe.example.net", Duration.ofMillis(21)),
                new TranscriptLine(true, Sample.HOSTILE, Duration.ofMillis(40)));
        var host = DomainName.of("mx1." + domain);
        return new MailFacts(
                found(domain.ascii(), "MX", new MxRecord(10, host.ascii(), Optional.of(host))),
                Optional.empty(),
                List.of(new MxHostFacts(
                        host,
                        10,
                        addresses(host.ascii(), 25),
                        List.of(outcomes).stream()
                                .map(outcome ->
                                        new SmtpAttempt(address(25), outcome, transcript, Duration.ofMillis(120)))
                                .toList(),
                        0,
                        List.of())),
                2);
    }

    private HttpAnswer answer(int status, String body) {
        return new HttpAnswer(
                status,
                status == 200 ? "OK" : "Moved",
                List.of(new HttpAnswer.Field("Content-Type", "text/plain")),
                Octets.utf8(body));
    }

    private TlsSession session(String host, Set<CertificateFault> faults) {
        return new TlsSession(
                domain.child(host),
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                List.of(new Certificate(
                        Octets.utf8("not really DER"),
                        "0123456789abcdef".repeat(4),
                        "CN=" + host + "." + domain,
                        "CN=Sample Authority R1,O=Sample",
                        "0451",
                        Optional.of(host + "." + domain),
                        List.of(host + "." + domain),
                        Instant.parse("2026-10-20T00:00:00Z"),
                        Instant.parse("2027-01-18T00:00:00Z"),
                        "EC",
                        256,
                        "SHA256withECDSA",
                        false)),
                faults,
                faults.isEmpty() ? "" : Sample.HOSTILE);
    }

    private Addresses addresses(String host, int last) {
        return new Addresses(DomainName.of(host), found(host, "A", address(last)), absent(host, "AAAA"));
    }

    private Addresses noAddresses(String host) {
        return new Addresses(DomainName.of(host), absent(host, "A"), absent(host, "AAAA"));
    }

    private static IpAddress address(int last) {
        return IpAddress.of(new byte[] {(byte) 192, 0, 2, (byte) last});
    }

    private Lookup<TxtRecord> txt(String label, String text) {
        String name = label + "." + domain;
        return new Lookup.Found<>(
                new Question(DomainName.of(name), "TXT"),
                List.of(new Alias(name, "sts.hoster.example", TTL)),
                List.of(TxtRecord.of(text)),
                TTL,
                dnssec);
    }

    private <T> Lookup<T> found(String name, String type, T record) {
        return new Lookup.Found<>(new Question(DomainName.of(name), type), List.of(), List.of(record), TTL, dnssec);
    }

    private <T> Lookup<T> absent(String name, String type) {
        return new Lookup.Absent<>(new Question(DomainName.of(name), type), List.of(), false, dnssec);
    }

    private <T> Lookup<T> failed(String name, String type) {
        return new Lookup.Failed<>(
                new Question(DomainName.of(name), type),
                List.of(),
                DnsFault.SERVER_FAILURE,
                "SERVFAIL from 192.0.2.53",
                dnssec);
    }
}
