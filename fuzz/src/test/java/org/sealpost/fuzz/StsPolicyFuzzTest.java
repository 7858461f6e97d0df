package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;

/// The policy of MTA-STS.
class StsPolicyFuzzTest {
    @FuzzTest
    void parses(byte[] data) {
        RoundTrip.check(Octets.of(data), StsPolicy::parse, StsPolicy::render);
    }
}
