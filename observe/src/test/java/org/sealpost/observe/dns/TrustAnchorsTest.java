package org.sealpost.observe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrustAnchorsTest {
    private static String published(String file) throws IOException {
        try (var in = TrustAnchorsTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void theBuiltInAnchorsAreThoseThatDebianTakesFromIana() throws IOException {
        assertThat(TrustAnchors.root().render())
                .isEqualTo(DnsFixture.anchors(published("root.ds")).render());
    }

    @Test
    void thePublicKeysThemselvesGiveTheSameAnchors() throws IOException {
        assertThat(DnsFixture.anchors(published("root.key")).render())
                .isEqualTo(TrustAnchors.root().render());
    }

    @Test
    void otherRecordsAndOtherTextAreRefused() {
        assertThat(TrustAnchors.read(". IN A 192.0.2.1")).isInstanceOf(TrustAnchors.Reading.Unreadable.class);
        assertThat(TrustAnchors.read("what is this")).isInstanceOf(TrustAnchors.Reading.Unreadable.class);
        assertThat(TrustAnchors.read("; nothing\n")).isInstanceOf(TrustAnchors.Reading.Unreadable.class);
        assertThat(TrustAnchors.read("$INCLUDE /etc/passwd")).isInstanceOf(TrustAnchors.Reading.Unreadable.class);
    }
}
