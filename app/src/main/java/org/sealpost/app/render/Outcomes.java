package org.sealpost.app.render;

import java.util.Optional;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.EndpointAnswer;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.TlsSession;

/// What policy hosts, mail servers and servers for reports did, in a few words that are safe to show.
final class Outcomes {
    private static final int LONGEST = 200;

    private Outcomes() {}

    static String words(PolicyFetch fetch) {
        return switch (fetch) {
            case PolicyFetch.Served _ -> "a policy file was served";
            case PolicyFetch.OtherStatus(var answer, var _) -> "status " + answer.status();
            case PolicyFetch.Redirected(var answer, var location, var _) ->
                "status " + answer.status() + ", a redirect to " + Shown.excerpt(location.orElse("nowhere"), LONGEST);
            case PolicyFetch.Untrusted _ -> "the certificate is not valid";
            case PolicyFetch.TlsFailed(var fault, var detail) ->
                "no TLS session (" + Words.word(fault) + "): " + brief(detail);
            case PolicyFetch.TooLarge(var limit, var _, var _) -> "longer than " + limit + " octets";
            case PolicyFetch.TooSlow(var limit, var octets) ->
                "not complete after " + Words.duration(limit) + ", " + octets + " octets had come";
            case PolicyFetch.NotHttp(var detail) -> "no HTTP answer: " + brief(detail);
            case PolicyFetch.Unreachable(var fault, var detail) -> unreachable(fault, detail);
        };
    }

    static String words(EndpointAnswer answer) {
        return switch (answer) {
            case EndpointAnswer.Answered(var status, var _) -> "status " + status + " to OPTIONS";
            case EndpointAnswer.Untrusted _ -> "the certificate is not valid";
            case EndpointAnswer.TlsFailed(var fault, var detail) ->
                "no TLS session (" + Words.word(fault) + "): " + brief(detail);
            case EndpointAnswer.NotHttp(var detail) -> "no HTTP answer: " + brief(detail);
            case EndpointAnswer.Unreachable(var fault, var detail) -> unreachable(fault, detail);
        };
    }

    static String words(SmtpOutcome outcome) {
        return switch (outcome) {
            case SmtpOutcome.Secured(var _, var tls, var _, var injected) ->
                (tls.valid() ? "a TLS session, certificate valid" : "a TLS session, certificate not valid")
                        + (injected.isPresent() ? ", and plaintext injected before it" : "");
            case SmtpOutcome.NotOffered _ -> "STARTTLS is not offered";
            case SmtpOutcome.StartTlsRefused(var _, var refusal) -> "STARTTLS offered and refused: " + reply(refusal);
            case SmtpOutcome.TlsFailed(var _, var fault, var detail) ->
                "no TLS session (" + Words.word(fault) + "): " + brief(detail);
            case SmtpOutcome.TurnedAway(var stage, var reply) ->
                "turned away at " + Words.word(stage) + ": " + reply(reply);
            case SmtpOutcome.Silent(var stage, var waited, var dripping) ->
                (dripping ? "too slow at " : "silent at ") + Words.word(stage) + " for " + Words.duration(waited);
            case SmtpOutcome.Dropped(var stage, var detail) ->
                "connection lost at " + Words.word(stage) + ": " + brief(detail);
            case SmtpOutcome.Garbled(var stage, var text) -> "not SMTP at " + Words.word(stage) + ": " + brief(text);
            case SmtpOutcome.Unreachable(var fault, var detail) -> unreachable(fault, detail);
        };
    }

    static Optional<HttpAnswer> answer(PolicyFetch fetch) {
        return switch (fetch) {
            case PolicyFetch.Served(var answer, var _) -> Optional.of(answer);
            case PolicyFetch.OtherStatus(var answer, var _) -> Optional.of(answer);
            case PolicyFetch.Redirected(var answer, var _, var _) -> Optional.of(answer);
            case PolicyFetch.Untrusted(var _, var unproven) -> unproven;
            case PolicyFetch.TooLarge(var _, var beginning, var _) -> Optional.of(beginning);
            case PolicyFetch.TlsFailed _, PolicyFetch.TooSlow _, PolicyFetch.NotHttp _, PolicyFetch.Unreachable _ ->
                Optional.empty();
        };
    }

    static Optional<TlsSession> session(SmtpOutcome outcome) {
        return outcome instanceof SmtpOutcome.Secured secured ? Optional.of(secured.tls()) : Optional.empty();
    }

    static Optional<TlsSession> session(EndpointAnswer answer) {
        return switch (answer) {
            case EndpointAnswer.Answered(var _, var tls) -> Optional.of(tls);
            case EndpointAnswer.Untrusted(var tls) -> Optional.of(tls);
            case EndpointAnswer.TlsFailed _, EndpointAnswer.NotHttp _, EndpointAnswer.Unreachable _ -> Optional.empty();
        };
    }

    private static String unreachable(ConnectFault fault, String detail) {
        return "no connection (" + Words.word(fault) + ")" + (detail.isEmpty() ? "" : ": " + brief(detail));
    }

    static String reply(SmtpReply reply) {
        return reply.code() + " " + brief(String.join(" ", reply.lines()));
    }

    private static String brief(String untrusted) {
        return Shown.excerpt(untrusted, LONGEST);
    }
}
