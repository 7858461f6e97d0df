package org.sealpost.app.render;

import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.EndpointAttempt;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MisplacedPolicy;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.ReportDestination;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.facts.TranscriptLine;

/// Everything that was seen of a domain: DNS trails, HTTP answers, chains and transcripts.
final class FactsText {
    private static final int LONGEST = 2000;

    private final Sheet sheet;

    FactsText(Sheet sheet) {
        this.sheet = sheet;
    }

    void write(DomainFacts facts) {
        title("DNS");
        Lookups.of(facts).forEach(this::lookup);
        ServerWords.write(facts.nameServers(), new ServerWords.Lines() {
            @Override
            public void title(String words) {
                FactsText.this.title(Shown.text(words));
            }

            @Override
            public void quote(String seen) {
                FactsText.this.quote(seen);
            }
        });
        policyHost(facts.policyHost());
        facts.reporting().destinations().forEach(this::destination);
        facts.mail().hosts().forEach(this::mailHost);
        if (facts.mail().hostsNotTried() > 0) {
            sheet.paragraph(
                    0, Tone.QUIET, Words.count(facts.mail().hostsNotTried(), "MX host", "MX hosts") + " not tried.");
        }
    }

    private void lookup(Lookup<?> lookup) {
        sheet.paragraph(2, Tone.PLAIN, Lookups.question(lookup));
        lookup.aliases().forEach(alias -> quote(alias.owner() + " is an alias of " + alias.target()));
        Lookups.records(lookup).forEach(this::quote);
        sheet.paragraph(4, Tone.QUIET, Lookups.result(lookup));
    }

    private void policyHost(PolicyHostFacts host) {
        title("Policy host " + host.addresses().host());
        host.attempts().forEach(this::attempt);
        notTried(host.addressesNotTried());
        for (MisplacedPolicy misplaced : host.misplaced()) {
            sheet.paragraph(2, Tone.PLAIN, "a policy where no sender looks: " + Shown.text(misplaced.url()));
            misplaced.body().utf8Lossy().lines().forEach(this::quote);
        }
    }

    private void attempt(PolicyAttempt attempt) {
        sheet.paragraph(
                2,
                Tone.PLAIN,
                attempt.address() + ": " + Outcomes.words(attempt.outcome()) + ", " + Words.duration(attempt.took())
                        + (attempt.tries() > 1 ? ", tried " + attempt.tries() + " times" : ""));
        attempt.outcome().session().ifPresent(this::session);
        if (attempt.outcome() instanceof PolicyFetch.Untrusted) {
            sheet.paragraph(4, Tone.QUIET, "What it says all the same, which nobody may believe:");
        }
        Outcomes.answer(attempt.outcome()).ifPresent(this::answer);
    }

    private void answer(HttpAnswer answer) {
        quote("HTTP " + answer.status() + " " + answer.reason());
        answer.fields().forEach(field -> quote(field.name() + ": " + field.value()));
        quote("");
        answer.body().utf8Lossy().lines().forEach(this::quote);
    }

    private void session(TlsSession session) {
        sheet.paragraph(4, Tone.PLAIN, session.version() + ", " + session.cipherSuite());
        session.chain().forEach(certificate -> Chains.describe(certificate).forEach(this::quote));
        if (!session.valid()) {
            sheet.paragraph(4, Tone.FAIL, Chains.faults(session.faults()));
            if (!session.detail().isEmpty()) {
                quote(session.detail());
            }
        }
    }

    private void destination(ReportDestination destination) {
        if (destination instanceof ReportDestination.Endpoint endpoint) {
            title("Report destination " + Shown.text(endpoint.uri()));
            for (EndpointAttempt attempt : endpoint.attempts()) {
                sheet.paragraph(
                        2,
                        Tone.PLAIN,
                        attempt.address() + ": " + Outcomes.words(attempt.outcome()) + ", "
                                + Words.duration(attempt.took()));
                Outcomes.session(attempt.outcome()).ifPresent(this::session);
            }
            notTried(endpoint.addressesNotTried());
        }
    }

    private void mailHost(MxHostFacts host) {
        title("MX host " + host.name() + " (preference " + host.preference() + ")");
        for (SmtpAttempt attempt : host.attempts()) {
            sheet.paragraph(
                    2,
                    Tone.PLAIN,
                    attempt.address() + ": " + Outcomes.words(attempt.outcome()) + ", "
                            + Words.duration(attempt.took()));
            attempt.transcript().forEach(this::line);
            Outcomes.session(attempt.outcome()).ifPresent(this::session);
        }
        notTried(host.addressesNotTried());
    }

    private void line(TranscriptLine line) {
        quote((line.fromServer() ? "< " : "> ") + line.text());
    }

    private void notTried(int addresses) {
        if (addresses > 0) {
            sheet.paragraph(2, Tone.QUIET, Words.count(addresses, "address", "addresses") + " not tried.");
        }
    }

    private void title(String words) {
        sheet.blank().paragraph(0, Tone.STRONG, words);
    }

    private void quote(String seen) {
        sheet.quoted(4, Shown.excerpt(seen, LONGEST));
    }
}
