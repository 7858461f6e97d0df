package org.sealpost.app.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A service that begins its answers and does not end them.
@Timeout(120)
class ProviderTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HesitantService service;

    @BeforeEach
    void open() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        service = new HesitantService(new JWKSet(key.toPublicJWK()).toString());
    }

    @AfterEach
    void close() throws Exception {
        service.close();
        threads.close();
    }

    private Provider provider(Duration patience) throws Exception {
        var client = new OidcClient(URI.create(service.issuer()), "sealpost", () -> "secret", SSLContext.getDefault());
        return new Provider(client, now::get, patience);
    }

    @Test
    void anAnswerThatDoesNotEndIsGivenUpAndNotAskedForByEverybody() throws Exception {
        try (Provider provider = provider(SHORT)) {
            service.hesitate();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(provider::description)
                        .isInstanceOf(Provider.Unusable.class)
                        .hasMessage("it does not answer in time");
            }
            assertThat(service.asked()).hasSize(1);
            service.goOn();
            now.set(now.get().plusSeconds(6));
            assertThat(provider.description().token()).hasPath("/token");
            assertThat(service.asked()).hasSize(2);
        }
    }

    @Test
    void whatManyNeedIsFetchedOnce() throws Exception {
        try (Provider provider = provider(LONG)) {
            service.hesitate();
            List<Future<Provider.Description>> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(threads.submit(provider::description));
            }
            service.awaitAsked();
            service.goOn();
            for (Future<Provider.Description> each : all) {
                assertThat(each.get().keys()).hasPath("/keys");
            }
            assertThat(service.asked()).hasSize(1);
        }
    }

    @Test
    void whoCanDoWithWhatIsKnownDoesNotWait() throws Exception {
        try (Provider provider = provider(LONG)) {
            assertThat(provider.keys("k1").getKeys()).hasSize(1);
            now.set(now.get().plusSeconds(120));
            service.hesitate();
            BlockingQueue<String> done = new LinkedBlockingQueue<>();
            threads.execute(() -> done.add(keysFor("nobody's", provider)));
            service.awaitAsked();
            threads.execute(() -> done.add(keysFor("k1", provider)));
            assertThat(done.take()).isEqualTo("k1 has 1");
            service.goOn();
            assertThat(done.take()).isEqualTo("nobody's has 1");
        }
    }

    private static String keysFor(String id, Provider provider) {
        try {
            return id + " has " + provider.keys(id).getKeys().size();
        } catch (Provider.Unusable unusable) {
            return id + ": " + unusable.getMessage();
        }
    }
}
