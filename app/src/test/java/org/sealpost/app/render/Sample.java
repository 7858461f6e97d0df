package org.sealpost.app.render;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.DaneEffect;
import org.sealpost.check.Effect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Fixer;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

/// A verdict with its facts, as the renderers get them.
record Sample(String name, Verdict verdict, DomainFacts facts) {
    static final Instant NOW = Instant.parse("2026-11-21T20:45:12.345Z");
    /// Everything an attacker may put into a name, a record, a banner or a file.
    static final String HOSTILE =
            "\u001b[2J\u0000\u202eabc\u200b\u0085\u2028\ud800\ufeff\u2066\\\"\r\n\u007f\udb40\udc41\u00ad";

    static List<Sample> all() {
        return List.of(
                protectedDomain(),
                redirected(),
                testing(),
                unlisted(),
                unanswered(),
                nullMx(),
                optedOut(),
                missing(),
                international(),
                hostile());
    }

    static Sample protectedDomain() {
        var facts = SampleFacts.healthy(DomainName.of("example.org"));
        return sample(
                "protected",
                Outcome.PASS,
                facts,
                new Effect.Protected(),
                new Effect.Protected(),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.PASS, "v=STSv1; id=20260914T083000Z;"),
                        aspect(Aspect.POLICY_FILE, Outcome.PASS, "enforce", "max_age 604800", "2 mx"),
                        aspect(Aspect.POLICY_CERTIFICATE, Outcome.PASS, "ends 2027-01-18"),
                        aspect(Aspect.MX_AGAINST_POLICY, Outcome.PASS, "2 of 2 hosts listed"),
                        aspect(Aspect.MX_TLS, Outcome.PASS, "2 of 2 addresses", "certificates end 2027-01-18"),
                        aspect(Aspect.TLS_RPT, Outcome.PASS, "mailto:tls-reports@example.org")));
    }

    static Sample redirected() {
        var facts = SampleFacts.redirected(DomainName.of("lindenhof.test"));
        var redirect = new Finding(
                SampleCode.REDIRECT,
                "https://mta-sts.lindenhof.test/.well-known/mta-sts.txt",
                List.of(new Evidence(
                        "mta-sts.lindenhof.test [192.0.2.10]",
                        "HTTP/1.1 301 Moved Permanently\r\n"
                                + "Location: https://www.lindenhof.test/.well-known/mta-sts.txt")),
                Optional.of(new Fix.ServePolicy(
                        "https://mta-sts.lindenhof.test/.well-known/mta-sts.txt",
                        "version: STSv1\r\nmode: testing\r\nmx: mx1.lindenhof.test\r\nmax_age: 604800\r\n")));
        return sample(
                "redirected",
                Outcome.FAIL,
                facts,
                new Effect.Unprotected(),
                new Effect.Unprotected(),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.PASS, "v=STSv1; id=20260914T083000Z;"),
                        aspect(Aspect.POLICY_FILE, Outcome.FAIL),
                        aspect(Aspect.POLICY_CERTIFICATE, Outcome.PASS, "ends 2027-01-18"),
                        aspect(Aspect.MX_AGAINST_POLICY, Outcome.UNKNOWN),
                        aspect(Aspect.MX_TLS, Outcome.PASS, "1 of 1 addresses"),
                        aspect(Aspect.TLS_RPT, Outcome.WARN)),
                redirect,
                noReports(facts.domain()));
    }

    static Sample testing() {
        var facts = SampleFacts.healthy(DomainName.of("example.org"));
        return sample(
                "testing",
                Outcome.WARN,
                facts,
                new Effect.Tested(List.of()),
                new Effect.Protected(),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.PASS, "v=STSv1; id=1;"),
                        aspect(Aspect.POLICY_FILE, Outcome.WARN, "testing", "max_age 86400"),
                        aspect(Aspect.POLICY_CERTIFICATE, Outcome.PASS, "ends 2027-01-18"),
                        aspect(Aspect.MX_AGAINST_POLICY, Outcome.PASS, "2 of 2 hosts listed"),
                        aspect(Aspect.MX_TLS, Outcome.PASS, "2 of 2 addresses"),
                        aspect(Aspect.TLS_RPT, Outcome.WARN)),
                new Finding(
                        SampleCode.MODE_TESTING,
                        "mode: testing",
                        List.of(new Evidence("line 2 of the policy", "mode: testing")),
                        Optional.empty()),
                noReports(facts.domain()));
    }

    static Sample unlisted() {
        var facts = SampleFacts.turnedAway(DomainName.of("lindenhof.test"));
        var backup = DomainName.of("backup.mail-relay.test");
        return sample(
                "unlisted",
                Outcome.FAIL,
                facts,
                new Effect.PartlyRefused(
                        List.of(backup),
                        List.of(DomainName.of("mx1.lindenhof.test"), DomainName.of("mx2.lindenhof.test"))),
                new Effect.PartlyRefused(
                        List.of(backup),
                        List.of(DomainName.of("mx1.lindenhof.test"), DomainName.of("mx2.lindenhof.test"))),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.PASS, "v=STSv1; id=20260914T083000Z;"),
                        aspect(Aspect.POLICY_FILE, Outcome.PASS, "enforce", "max_age 604800"),
                        aspect(Aspect.POLICY_CERTIFICATE, Outcome.PASS, "ends 2027-01-18"),
                        aspect(Aspect.MX_AGAINST_POLICY, Outcome.FAIL, "2 of 3 hosts listed"),
                        aspect(Aspect.MX_TLS, Outcome.UNKNOWN, "4 of 5 addresses seen"),
                        aspect(Aspect.TLS_RPT, Outcome.PASS, "mailto:tls-reports@lindenhof.test")),
                new Finding(
                        SampleCode.NOT_LISTED,
                        "backup.mail-relay.test",
                        List.of(
                                new Evidence("MX of lindenhof.test", "30 backup.mail-relay.test"),
                                new Evidence(
                                        "mx lines of the policy", "mx: mx1.lindenhof.test\r\nmx: mx2.lindenhof.test")),
                        Optional.of(new Fix.ConfirmMx(List.of(backup), List.of("mx: backup.mail-relay.test")))),
                new Finding(
                        SampleCode.TURNED_AWAY,
                        "backup.mail-relay.test",
                        List.of(new Evidence(
                                "backup.mail-relay.test [198.51.100.9] banner",
                                "421 4.7.0 Too many connections from your network")),
                        Optional.of(new Fix.Act(Fixer.SENDER, "check again in an hour"))),
                new Finding(
                        SampleCode.ENDS_SOON,
                        "mx2.lindenhof.test",
                        List.of(new Evidence(
                                "mx2.lindenhof.test [192.0.2.26] certificate",
                                "valid 2026-08-31T06:12:00Z to 2026-11-29T06:11:00Z")),
                        Optional.of(new Fix.Act(
                                Fixer.CERTIFICATE_AUTHORITY, "renew the certificate of mx2.lindenhof.test"))));
    }

    static Sample unanswered() {
        var facts = SampleFacts.unanswered(DomainName.of("example.net"));
        return sample(
                "unanswered",
                Outcome.UNKNOWN,
                facts,
                new Effect.CannotTell(),
                new Effect.CannotTell(),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.UNKNOWN),
                        aspect(Aspect.POLICY_FILE, Outcome.UNKNOWN),
                        aspect(Aspect.POLICY_CERTIFICATE, Outcome.UNKNOWN),
                        aspect(Aspect.MX_AGAINST_POLICY, Outcome.UNKNOWN),
                        aspect(Aspect.MX_TLS, Outcome.UNKNOWN),
                        aspect(Aspect.TLS_RPT, Outcome.UNKNOWN)),
                new Finding(
                        SampleCode.LOOKUP_FAILED,
                        "_mta-sts.example.net",
                        List.of(new Evidence("TXT of _mta-sts.example.net", "SERVFAIL from 192.0.2.53")),
                        Optional.empty()));
    }

    static Sample nullMx() {
        var facts = SampleFacts.nullMx(DomainName.of("example.com"));
        return sample(
                "null-mx",
                Outcome.NOT_APPLICABLE,
                facts,
                new Effect.NoMail(),
                new Effect.NoMail(),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.NOT_APPLICABLE),
                        aspect(Aspect.POLICY_FILE, Outcome.NOT_APPLICABLE),
                        aspect(Aspect.POLICY_CERTIFICATE, Outcome.NOT_APPLICABLE),
                        aspect(Aspect.MX_AGAINST_POLICY, Outcome.NOT_APPLICABLE),
                        aspect(Aspect.MX_TLS, Outcome.NOT_APPLICABLE),
                        aspect(Aspect.TLS_RPT, Outcome.NOT_APPLICABLE)),
                new Finding(
                        SampleCode.NULL_MX,
                        "example.com",
                        List.of(new Evidence("MX of example.com", "0 .")),
                        Optional.empty()));
    }

    static Sample optedOut() {
        var facts = SampleFacts.healthy(DomainName.of("example.org"));
        return sample(
                "opted-out",
                Outcome.PASS,
                facts,
                new Effect.OptedOut(),
                new Effect.OptedOut(),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.PASS, "v=STSv1; id=9;"),
                        aspect(Aspect.POLICY_FILE, Outcome.PASS, "none"),
                        aspect(Aspect.POLICY_CERTIFICATE, Outcome.PASS, "ends 2027-01-18"),
                        aspect(Aspect.MX_AGAINST_POLICY, Outcome.NOT_APPLICABLE),
                        aspect(Aspect.MX_TLS, Outcome.PASS, "2 of 2 addresses"),
                        aspect(Aspect.TLS_RPT, Outcome.PASS, "mailto:tls-reports@example.org")),
                new Finding(
                        SampleCode.MODE_NONE,
                        "mode: none",
                        List.of(new Evidence("line 2 of the policy", "mode: none")),
                        Optional.empty()));
    }

    static Sample missing() {
        var facts = SampleFacts.unpublished(DomainName.of("a-rather-long-name-of-a-domain.of-some.department.example"));
        var at = facts.domain().child("_mta-sts");
        return sample(
                "missing",
                Outcome.FAIL,
                facts,
                new Effect.Unprotected(),
                new Effect.Unprotected(),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.FAIL),
                        aspect(Aspect.POLICY_FILE, Outcome.FAIL),
                        aspect(Aspect.POLICY_CERTIFICATE, Outcome.UNKNOWN),
                        aspect(Aspect.MX_AGAINST_POLICY, Outcome.UNKNOWN),
                        aspect(Aspect.MX_TLS, Outcome.PASS, "2 of 2 addresses"),
                        aspect(Aspect.TLS_RPT, Outcome.WARN)),
                new Finding(
                        SampleCode.RECORD_MISSING,
                        at.ascii(),
                        List.of(new Evidence("TXT of " + at, "no such name (NXDOMAIN)")),
                        Optional.of(new Fix.PublishTxt(at, "v=STSv1; id=20261121T204512Z;", List.of()))),
                noReports(facts.domain()));
    }

    static Sample international() {
        var facts = SampleFacts.unpublished(DomainName.of("xn--fsqu00a.xn--0zwm56d"));
        return sample(
                "international",
                Outcome.FAIL,
                facts,
                new Effect.Unprotected(),
                new Effect.Unprotected(),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.FAIL, "例え".repeat(40)),
                        aspect(Aspect.POLICY_FILE, Outcome.FAIL, "e\u0301".repeat(60))),
                new Finding(
                        SampleCode.RECORD_MISSING,
                        "例え".repeat(30),
                        List.of(new Evidence("TXT", "例え".repeat(50)), new Evidence("TXT", "e\u0301".repeat(90))),
                        Optional.empty()));
    }

    static Sample hostile() {
        var facts = SampleFacts.hostile(DomainName.of("example.org"), HOSTILE);
        return sample(
                "hostile",
                Outcome.FAIL,
                facts,
                new Effect.Unprotected(),
                new Effect.Unprotected(),
                List.of(
                        aspect(Aspect.STS_RECORD, Outcome.FAIL, HOSTILE),
                        aspect(Aspect.POLICY_FILE, Outcome.FAIL, "x".repeat(5000))),
                new Finding(
                        SampleCode.RECORD_MISSING,
                        HOSTILE,
                        List.of(
                                new Evidence(HOSTILE, HOSTILE),
                                new Evidence("long", "y".repeat(5000)),
                                new Evidence("many", "z\n".repeat(500)),
                                new Evidence("3", ""),
                                new Evidence("4", "")),
                        Optional.of(new Fix.PublishTxt(
                                facts.domain(), HOSTILE + "w".repeat(300), List.of(HOSTILE, "v=STSv1")))),
                new Finding(
                        SampleCode.REDIRECT,
                        HOSTILE,
                        List.of(),
                        Optional.of(new Fix.ServePolicy(HOSTILE, HOSTILE.repeat(2)))),
                new Finding(
                        SampleCode.TURNED_AWAY, "", List.of(), Optional.of(new Fix.Act(Fixer.MAIL_SERVER, HOSTILE))));
    }

    private static Finding noReports(DomainName domain) {
        var at = domain.child("_tls").child("_smtp");
        return new Finding(
                SampleCode.NO_REPORTS,
                at.ascii(),
                List.of(new Evidence("TXT of " + at, "no such name (NXDOMAIN)")),
                Optional.of(new Fix.PublishTxt(at, "v=TLSRPTv1; rua=mailto:tls-reports@" + domain, List.of())));
    }

    private static AspectVerdict aspect(Aspect aspect, Outcome outcome, String... telling) {
        return new AspectVerdict(
                aspect,
                outcome,
                List.of(telling).stream()
                        .map(seen -> new Evidence(aspect.title(), seen))
                        .toList());
    }

    private static Sample sample(
            String name,
            Outcome outcome,
            DomainFacts facts,
            Effect today,
            Effect underEnforce,
            List<AspectVerdict> aspects,
            Finding... findings) {
        var all = List.of(findings);
        return new Sample(
                name,
                new Verdict(
                        facts.domain(),
                        facts.observedAt(),
                        outcome,
                        outcome == Outcome.PASS
                                ? Optional.empty()
                                : all.stream().findFirst(),
                        aspects,
                        today,
                        underEnforce,
                        new DaneEffect.NotUsed(),
                        all),
                facts);
    }

    @Override
    public String toString() {
        return name;
    }
}
