package org.sealpost.app.publish;

import java.time.Instant;
import java.util.Locale;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.plan.EdgeAnswer;

/// What one address of a policy host answers, as a plan needs it.
record FetchedPolicy(Outlook outlook) {
    EdgeAnswer at(IpAddress address, DomainName domain) {
        return switch (outlook.fetcher()
                .fetch(domain.child("mta-sts"), address, outlook.soon())
                .outcome()) {
            case PolicyFetch.Served(HttpAnswer answer, TlsSession tls) ->
                new EdgeAnswer.Serves(answer.body(), isPlain(answer), until(tls));
            case PolicyFetch.OtherStatus(HttpAnswer answer, TlsSession _) ->
                answer.status() == 404 || answer.status() == 410
                        ? new EdgeAnswer.Nothing()
                        : new EdgeAnswer.Silent("it answers with status " + answer.status());
            // RFC 6066 §3: a server without the name says so, and that is an answer.
            case PolicyFetch.TlsFailed(TlsFault fault, String detail) ->
                fault == TlsFault.ALERT && detail.contains("unrecognized_name")
                        ? new EdgeAnswer.Nothing()
                        : new EdgeAnswer.Silent("the TLS handshake failed: " + detail);
            case PolicyFetch.Redirected redirected -> new EdgeAnswer.Silent("it redirects");
            case PolicyFetch.Untrusted(TlsSession tls, var _) ->
                new EdgeAnswer.Silent("its certificate is not valid: " + tls.detail());
            case PolicyFetch.TooLarge _ -> new EdgeAnswer.Silent("what it serves is too large");
            case PolicyFetch.TooSlow _ -> new EdgeAnswer.Silent("it is too slow");
            case PolicyFetch.NotHttp(String detail) -> new EdgeAnswer.Silent("it speaks no HTTP: " + detail);
            case PolicyFetch.Unreachable(var fault, String detail) ->
                new EdgeAnswer.Silent("no connection (" + fault + "): " + detail);
        };
    }

    private static boolean isPlain(HttpAnswer answer) {
        return answer.first("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter("text/plain"::equals)
                .isPresent();
    }

    private static Instant until(TlsSession tls) {
        return tls.leaf().map(Certificate::notAfter).orElse(Instant.EPOCH);
    }
}
