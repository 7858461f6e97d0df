package org.sealpost.observe.dns;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.net.Deadline;
import org.xbill.DNS.Message;

/// DNS over HTTPS by POST, redirects not followed, no proxy.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8484#section-4.1">RFC 8484 §4.1</a>
final class HttpsTransport implements Transport {
    private static final String MEDIA_TYPE = "application/dns-message";
    private static final int LARGEST = 65_535;

    private final ResolverAddress.Https resolver;
    private final HttpClient client;

    HttpsTransport(ResolverAddress.Https resolver, SSLContext tls) {
        this.resolver = resolver;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(ProxySelector.of(null))
                .build();
    }

    @Override
    public Reply ask(Message query, Deadline deadline) {
        var request = HttpRequest.newBuilder(resolver.uri())
                .timeout(deadline.remaining().plusMillis(1))
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(query.toWire()))
                .build();
        try {
            var response = client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            boolean ok = response.statusCode() == 200
                    && response.headers()
                            .firstValue("Content-Type")
                            .filter(MEDIA_TYPE::equalsIgnoreCase)
                            .isPresent();
            Optional<Message> answer = ok ? Wire.answer(response.body(), query) : Optional.empty();
            return answer.<Reply>map(Reply.Came::new)
                    .orElseGet(() -> new Reply.Missing(
                            ok ? DnsFault.MALFORMED : DnsFault.SERVER_FAILURE,
                            resolver + ": HTTP status " + response.statusCode() + " without a fitting DNS message"));
        } catch (HttpTimeoutException tooSlow) {
            return new Reply.Missing(DnsFault.TIMED_OUT, resolver + " did not answer in time");
        } catch (ConnectException unreachable) {
            return new Reply.Missing(DnsFault.NO_RESOLVER, resolver + ": no connection");
        } catch (IOException failed) {
            return new Reply.Missing(DnsFault.NO_RESOLVER, resolver + ": " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply.Missing(DnsFault.TIMED_OUT, "stopped while waiting for " + resolver);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
