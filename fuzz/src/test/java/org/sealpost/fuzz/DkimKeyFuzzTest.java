package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.dkim.DkimKey;

/// The TXT record of a DKIM key.
class DkimKeyFuzzTest {
    @FuzzTest
    void parses(byte[] data) {
        Octets text = Octets.of(data);
        RoundTrip.check(text, DkimKey::parse)
                .value()
                .ifPresent(key -> RoundTrip.require(
                        key.bits().stream().allMatch(bits -> bits > 0), "a key has a length or none"));
    }
}
