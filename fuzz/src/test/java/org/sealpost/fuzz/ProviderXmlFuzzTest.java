package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sealpost.publish.dns.web.Xml;

/// What a DNS provider may answer in XML.
class ProviderXmlFuzzTest {
    private static final int DEEPEST = 32;

    @FuzzTest
    void readsWithinLimits(byte[] data) {
        Xml.read(data).ifPresent(root -> {
            RoundTrip.require(depth(root) <= DEEPEST, "the depth is bounded");
            RoundTrip.require(length(root) <= 4L * data.length + 64, "nothing grows");
        });
    }

    private static int depth(Xml element) {
        return 1
                + element.children().stream()
                        .mapToInt(ProviderXmlFuzzTest::depth)
                        .max()
                        .orElse(0);
    }

    /// No entity makes more of it than came.
    private static long length(Xml element) {
        return element.name().length()
                + element.text().length()
                + element.children().stream()
                        .mapToLong(ProviderXmlFuzzTest::length)
                        .sum();
    }
}
