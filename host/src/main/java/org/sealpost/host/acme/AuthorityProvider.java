package org.sealpost.host.acme;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.util.Optional;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.AbstractAcmeProvider;

/// Makes acme4j speak to any authority by our own HTTP client, with roots and limits of our choice.
final class AuthorityProvider extends AbstractAcmeProvider {
    private final HttpClient client;

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

    @Override
    public Optional<String> getProposedEabMacAlgorithm() {
        return Optional.of("HS256");
    }
}
