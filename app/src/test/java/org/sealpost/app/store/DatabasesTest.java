package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Servers that are no help.
class DatabasesTest {
    @Test
    void aServerThatTakesTheConnectionAndSaysNothingIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "postgresql://sealpost@127.0.0.1:" + silent.getLocalPort() + "/sealpost";
            Database.Opening opening =
                    Databases.postgresql(url, Optional.of("x"), Duration.ofSeconds(1), Duration.ZERO);
            assertThatThrownBy(opening::open)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            fault -> assertThat(Faults.of(fault)).hasMessageContaining("the server does not answer"));
            try (Socket asked = silent.accept()) {
                assertThat(asked.getInputStream().read()).as("it was asked").isGreaterThanOrEqualTo(0);
            }
        }
    }
}
