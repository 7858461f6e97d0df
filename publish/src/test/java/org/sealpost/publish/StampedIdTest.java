package org.sealpost.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.PolicyId;

class StampedIdTest {
    private static final Octets BODY = Octets.utf8("version: STSv1\r\nmode: none\r\nmax_age: 86400\r\n");
    private static final Instant NOW = Instant.parse("2026-11-21T20:45:00.987Z");

    @Test
    void saysWhenItWasMadeAndWhichBodyItNames() {
        assertThat(StampedId.of(BODY, NOW).id().text()).matches("20261121T204500Z[0-9a-f]{12}");
    }

    @Test
    void isReadBackAsItWasMade() {
        StampedId id = StampedId.of(BODY, NOW);
        assertThat(StampedId.read(id.id())).contains(id);
    }

    @Test
    void knowsItsOwnBodyAndNoOther() {
        StampedId id = StampedId.of(BODY, NOW);
        assertThat(id.names(BODY)).isTrue();
        assertThat(id.names(Octets.utf8(BODY + "\r\n"))).isFalse();
    }

    @Test
    void aLaterOneOfTheSameBodyIsAnother() {
        assertThat(StampedId.of(BODY, NOW.plusSeconds(1))).isNotEqualTo(StampedId.of(BODY, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20261121204500",
                "20261121T204500Z",
                "20261121T204500Z3F9A2C1B7D40",
                "20261321T204500Z3f9a2c1b7d40",
                "20260231T204500Z3f9a2c1b7d40",
                "20261121T204500Z3f9a2c1b7d401"
            })
    void anIdThatWasNotMadeSoSaysNothing(String text) {
        assertThat(StampedId.read(new PolicyId(text))).isEmpty();
    }

    @Test
    void aYearOfFiveDigitsIsRefused() {
        assertThatThrownBy(() -> StampedId.of(BODY, Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
