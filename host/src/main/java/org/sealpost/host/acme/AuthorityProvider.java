package org.sealpost.host.acme;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.provider.AbstractAcmeProvider;
import org.shredzone.acme4j.toolbox.JSON;

/// Makes acme4j speak to any authority by our own HTTP client, with roots and limits of our choice.
final class AuthorityProvider extends AbstractAcmeProvider {
    private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();

    private final HttpClient client;
    private @Nullable JSON directory;
    private long directoryRead;

    AuthorityProvider(HttpClient client) {
        this.client = client;
    }

    @Override
    public boolean accepts(URI server) {
        return true;
    }

    @Override
    public URL resolve(URI server) {
        try {
            return server.toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings settings) {
        return client;
    }

    /// acme4j asks before each request; once an hour will do.
    @Override
    public @Nullable JSON directory(Session session, URI server) throws AcmeException {
        if (directory == null || System.nanoTime() - directoryRead > KEPT_NANOS) {
            directory = super.directory(session, server);
            directoryRead = System.nanoTime();
        }
        return directory;
    }

    @Override
    public Optional<String> getProposedEabMacAlgorithm() {
        return Optional.of("HS256");
    }
}
