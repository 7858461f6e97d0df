package org.sealpost.host.acme;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/// An HTTP client for which no answer is too long or takes too long: the whole body is read under one limit of size
/// and one of time before anybody sees it. It remembers the status and the `Retry-After` of the last answer.
///
/// For one thread at a time.
final class BoundedHttpClient extends HttpClient {
    private static final int LONGEST_BODY = 256 * 1024;

    private final HttpClient client;
    private final Duration limit;
    private int lastStatus;
    private Optional<Duration> lastRetryAfter = Optional.empty();

    BoundedHttpClient(HttpClient client, Duration limit) {
        this.client = client;
        this.limit = limit;
    }

    int lastStatus() {
        return lastStatus;
    }

    Optional<Duration> lastRetryAfter() {
        return lastRetryAfter;
    }

    /// Before a new request whose answer matters.
    void forget() {
        lastStatus = 0;
        lastRetryAfter = Optional.empty();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST_BODY));
        try {
            HttpResponse<byte[]> response = exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            lastStatus = response.statusCode();
            lastRetryAfter = RetryAfter.of(response.headers());
            if (response.headers().firstValue("Content-Encoding").isPresent()) {
                throw new IOException("the answer is packed, which was not asked for");
            }
            return handed(response, handler);
        } catch (TimeoutException late) {
            exchange.cancel(true);
            throw new IOException("no whole answer within " + limit.toSeconds() + " s", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(Words.of(failed), failed);
        } catch (InterruptedException interrupted) {
            exchange.cancel(true);
            throw interrupted;
        }
    }

    /// The body as the handler wants it, who gets it in one piece.
    private static <T> HttpResponse<T> handed(HttpResponse<byte[]> response, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        HttpResponse.BodySubscriber<T> subscriber = handler.apply(new Head(response));
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        subscriber.onNext(List.of(ByteBuffer.wrap(response.body())));
        subscriber.onComplete();
        try {
            return new Whole<>(
                    response, subscriber.getBody().toCompletableFuture().get());
        } catch (ExecutionException | InterruptedException impossible) {
            throw new IOException("an answer that is there cannot be read", impossible);
        }
    }

    private record Head(HttpResponse<byte[]> response) implements HttpResponse.ResponseInfo {
        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public HttpHeaders headers() {
            return response.headers();
        }

        @Override
        public Version version() {
            return response.version();
        }
    }

    private record Whole<T>(HttpResponse<byte[]> response, T body) implements HttpResponse<T> {
        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public HttpRequest request() {
            return response.request();
        }

        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return response.headers();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return response.sslSession();
        }

        @Override
        public URI uri() {
            return response.uri();
        }

        @Override
        public Version version() {
            return response.version();
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("one request at a time"));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushes) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("one request at a time"));
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    @Override
    public void shutdownNow() {
        client.shutdownNow();
    }
}
