package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.dns.TrustAnchors;

/// The built-in trust anchors beside those that Debian ships today in its package `dns-root-data`.
class RootKeysTest {
    private static final Path DEBIAN = Path.of("/usr/share/dns/root.ds");

    @Test
    void theBuiltInAnchorsAreThoseOfTheInstalledPackage() throws IOException {
        assertThat(DEBIAN)
                .withFailMessage("there is no %s: apt-get install dns-root-data", DEBIAN)
                .exists();

        assertThat(TrustAnchors.read(Files.readString(DEBIAN)))
                .isInstanceOfSatisfying(
                        TrustAnchors.Reading.Read.class,
                        read -> assertThat(read.anchors().render())
                                .isEqualTo(TrustAnchors.root().render()));
    }
}
