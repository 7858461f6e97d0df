package org.sealpost.app.render;

import java.util.Optional;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;

/// Everything that was seen of a domain, as the members of a JSON object.
final class FactsJson {
    private final JsonText json;
    private final OutcomeJson outcomes;

    FactsJson(JsonText json) {
        this.json = json;
        this.outcomes = new OutcomeJson(json);
    }

    void write(DomainFacts facts) {
        json.object("vantage", () -> vantage(facts.vantage()));
        json.object("sts_txt", () -> lookup(facts.stsTxt()));
        json.list("stray_txt", facts.strayTxt(), lookup -> json.object(() -> lookup(lookup)));
        json.object("policy_host", () -> policyHost(facts.policyHost()));
        json.object("mail", () -> mail(facts.mail()));
        json.object("tls_rpt_txt", () -> lookup(facts.tlsRptTxt()));
    }

    private void vantage(Vantage vantage) {
        json.word("validation", vantage.validation());
        json.flag("ipv4", vantage.ipv4());
        json.flag("ipv6", vantage.ipv6());
        json.strings(
                "without", vantage.without().stream().sorted().map(Words::word).toList());
    }

    private void lookup(Lookup<?> lookup) {
        json.object("question", () -> {
            json.string("name", lookup.question().name().ascii());
            json.string("type", lookup.question().type());
        });
        json.word("dnssec", lookup.dnssec());
        json.list(
                "aliases",
                lookup.aliases(),
                alias -> json.object(() -> {
                    json.string("owner", alias.owner());
                    json.string("target", alias.target());
                    json.number("ttl_s", alias.ttl().toSeconds());
                }));
        switch (lookup) {
            case Lookup.Found<?> found -> {
                json.string("result", "found");
                json.number("ttl_s", found.ttl().toSeconds());
                json.list("records", found.records(), record -> json.object(() -> record(record)));
            }
            case Lookup.Absent<?> absent -> {
                json.string("result", "absent");
                json.flag("name_exists", absent.nameExists());
            }
            case Lookup.Failed<?> failed -> {
                json.string("result", "failed");
                json.word("fault", failed.fault());
                json.string("detail", failed.detail());
            }
        }
    }

    private void record(Object record) {
        switch (record) {
            case TxtRecord txt -> {
                json.octets("base64", "text", txt.joined());
                json.list("strings", txt.strings(), string -> json.element(string.utf8Lossy()));
            }
            case MxRecord(var preference, var exchange, Optional<DomainName> host) -> {
                json.number("preference", preference);
                json.string("exchange", exchange);
                json.string("host", host.map(DomainName::ascii));
            }
            case IpAddress address -> json.string("address", address.text());
            default -> throw new IllegalStateException("a record of another kind: " + record.getClass());
        }
    }

    private void addresses(Addresses addresses) {
        json.string("host", addresses.host().ascii());
        json.object("a", () -> lookup(addresses.ipv4()));
        json.object("aaaa", () -> lookup(addresses.ipv6()));
    }

    private void policyHost(PolicyHostFacts host) {
        json.object("addresses", () -> addresses(host.addresses()));
        json.list("attempts", host.attempts(), attempt -> json.object(() -> attempt(attempt)));
        json.number("addresses_not_tried", host.addressesNotTried());
        json.list(
                "misplaced",
                host.misplaced(),
                misplaced -> json.object(() -> {
                    json.string("url", misplaced.url());
                    json.octets("body_base64", "body", misplaced.body());
                }));
    }

    private void attempt(PolicyAttempt attempt) {
        json.string("address", attempt.address().text());
        json.number("tries", attempt.tries());
        json.millis("took_ms", attempt.took());
        outcomes.fetch(attempt.outcome());
        Outcomes.answer(attempt.outcome()).ifPresent(answer -> json.object("answer", () -> answer(answer)));
        Outcomes.session(attempt.outcome()).ifPresent(tls -> json.object("tls", () -> outcomes.session(tls)));
    }

    private void answer(HttpAnswer answer) {
        json.number("status", answer.status());
        json.string("reason", answer.reason());
        json.list(
                "fields",
                answer.fields(),
                field -> json.object(() -> {
                    json.string("name", field.name());
                    json.string("value", field.value());
                }));
        json.octets("body_base64", "body", answer.body());
    }

    private void mail(MailFacts mail) {
        json.object("mx", () -> lookup(mail.mx()));
        mail.implicit().ifPresent(addresses -> json.object("implicit", () -> addresses(addresses)));
        json.list("hosts", mail.hosts(), host -> json.object(() -> mailHost(host)));
        json.number("hosts_not_tried", mail.hostsNotTried());
    }

    private void mailHost(MxHostFacts host) {
        json.string("name", host.name().ascii());
        json.number("preference", host.preference());
        json.object("addresses", () -> addresses(host.addresses()));
        json.list("attempts", host.attempts(), attempt -> json.object(() -> attempt(attempt)));
        json.number("addresses_not_tried", host.addressesNotTried());
    }

    private void attempt(SmtpAttempt attempt) {
        json.string("address", attempt.address().text());
        json.millis("took_ms", attempt.took());
        outcomes.smtp(attempt.outcome());
        json.list(
                "transcript",
                attempt.transcript(),
                line -> json.object(() -> {
                    json.string("from", line.fromServer() ? "server" : "client");
                    json.millis("at_ms", line.at());
                    json.string("text", line.text());
                }));
    }
}
