package org.sealpost.app.render;

import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.TlsSession;

/// What servers did, as members of a JSON object; `outcome` names the kind.
final class OutcomeJson {
    private final JsonText json;

    OutcomeJson(JsonText json) {
        this.json = json;
    }

    /// Answer and session are written by the caller, as they belong to several kinds.
    void fetch(PolicyFetch fetch) {
        switch (fetch) {
            case PolicyFetch.Served _ -> json.string("outcome", "served");
            case PolicyFetch.OtherStatus _ -> json.string("outcome", "other-status");
            case PolicyFetch.Redirected(var _, var location, var _) -> {
                json.string("outcome", "redirected");
                json.string("location", location);
            }
            case PolicyFetch.Untrusted _ -> json.string("outcome", "untrusted");
            case PolicyFetch.TlsFailed(var fault, var detail) -> fault("tls-failed", fault, detail);
            case PolicyFetch.TooLarge(var limit, var _, var _) -> {
                json.string("outcome", "too-large");
                json.number("limit", limit);
            }
            case PolicyFetch.TooSlow(var limit, var octets) -> {
                json.string("outcome", "too-slow");
                json.millis("limit_ms", limit);
                json.number("octets", octets);
            }
            case PolicyFetch.NotHttp(var detail) -> {
                json.string("outcome", "not-http");
                json.string("detail", detail);
            }
            case PolicyFetch.Unreachable(var fault, var detail) -> fault("unreachable", fault, detail);
        }
    }

    void smtp(SmtpOutcome outcome) {
        switch (outcome) {
            case SmtpOutcome.Secured(var ehlo, var tls, var afterTls, var injected) -> {
                json.string("outcome", "secured");
                reply("ehlo", ehlo);
                json.object("tls", () -> session(tls));
                afterTls.ifPresent(reply -> reply("after_tls", reply));
                json.string("injected", injected);
            }
            case SmtpOutcome.NotOffered(var ehlo) -> {
                json.string("outcome", "not-offered");
                reply("ehlo", ehlo);
            }
            case SmtpOutcome.StartTlsRefused(var ehlo, var refusal) -> {
                json.string("outcome", "starttls-refused");
                reply("ehlo", ehlo);
                reply("reply", refusal);
            }
            case SmtpOutcome.TlsFailed(var ehlo, var fault, var detail) -> {
                fault("tls-failed", fault, detail);
                reply("ehlo", ehlo);
            }
            case SmtpOutcome.TurnedAway(var stage, var reply) -> {
                json.string("outcome", "turned-away");
                json.word("stage", stage);
                reply("reply", reply);
            }
            case SmtpOutcome.Silent(var stage, var waited, var dripping) -> {
                json.string("outcome", "silent");
                json.word("stage", stage);
                json.millis("waited_ms", waited);
                json.flag("dripping", dripping);
            }
            case SmtpOutcome.Dropped(var stage, var detail) -> {
                json.string("outcome", "dropped");
                json.word("stage", stage);
                json.string("detail", detail);
            }
            case SmtpOutcome.Garbled(var stage, var text) -> {
                json.string("outcome", "garbled");
                json.word("stage", stage);
                json.string("detail", text);
            }
            case SmtpOutcome.Unreachable(var fault, var detail) -> fault("unreachable", fault, detail);
        }
    }

    void session(TlsSession session) {
        json.string("server_name", session.serverName().ascii());
        json.string("version", session.version());
        json.string("cipher_suite", session.cipherSuite());
        json.strings(
                "faults", session.faults().stream().sorted().map(Words::word).toList());
        json.string("detail", session.detail());
        json.list("chain", session.chain(), certificate -> json.object(() -> certificate(certificate)));
    }

    private void certificate(Certificate certificate) {
        json.string("subject", certificate.subject());
        json.string("issuer", certificate.issuer());
        json.string("serial", certificate.serial());
        json.string("common_name", certificate.commonName());
        json.strings("dns_names", certificate.dnsNames());
        json.instant("not_before", certificate.notBefore());
        json.instant("not_after", certificate.notAfter());
        json.string("key_algorithm", certificate.keyAlgorithm());
        json.number("key_bits", certificate.keyBits());
        json.string("signature_algorithm", certificate.signatureAlgorithm());
        json.flag("self_issued", certificate.selfIssued());
        json.string("sha256", certificate.sha256());
        json.base64("der_base64", certificate.der());
    }

    private void fault(String outcome, Enum<?> fault, String detail) {
        json.string("outcome", outcome);
        json.word("fault", fault);
        json.string("detail", detail);
    }

    private void reply(String name, SmtpReply reply) {
        json.object(name, () -> {
            json.number("code", reply.code());
            json.strings("lines", reply.lines());
        });
    }
}
