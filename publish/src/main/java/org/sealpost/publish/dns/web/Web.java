package org.sealpost.publish.dns.web;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;

/// What the APIs of all providers share: one client, which follows no redirect, and the clock.
///
/// @param patience how long one call may take in all
public record Web(HttpClient client, InstantSource clock, Duration patience) {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// @param tls with the roots that are believed
    public static Web open(SSLContext tls, InstantSource clock) {
        return new Web(
                HttpClient.newBuilder()
                        .sslContext(tls)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        // A redirect would carry the credentials to somebody else.
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                clock,
                PATIENCE);
    }

    /// The same with another time for a call.
    public Web withPatience(Duration other) {
        return new Web(client, clock, other);
    }

    public void close() {
        client.shutdownNow();
    }
}
