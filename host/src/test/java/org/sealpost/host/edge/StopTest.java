package org.sealpost.host.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class StopTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void whoWasLetInIsAnsweredAndThenSentAway() throws Exception {
        try (Served served = Served.direct();
                SSLSocket asking = served.tls(Served.NAME);
                SSLSocket idle = served.tls(Served.NAME)) {
            int port = served.address().getPort();
            idle.getOutputStream().write(Served.GET.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[512];
            assertThat(idle.getInputStream().read(answer)).isPositive();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> served.edge.stop(LONG));
            // The idle one goes at once; the other has not asked yet and is waited for.
            assertThat(Served.rest(idle)).isEmpty();
            assertThat(stopped).isNotDone();
            assertThat(Served.ask(asking, Served.GET))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\r\nConnection: close\r\n");
            stopped.join();
            assertThatThrownBy(() -> new java.net.Socket(Served.loopback().getAddress(), port))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void whoDoesNotGoIsClosedInTheEnd() throws IOException {
        try (Served served = Served.direct();
                SSLSocket silent = served.tls(Served.NAME)) {
            served.edge.stop(Duration.ofMillis(50));
            assertThat(Served.rest(silent)).isEmpty();
        }
    }
}
