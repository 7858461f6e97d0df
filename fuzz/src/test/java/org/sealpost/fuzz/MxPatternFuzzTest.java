package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;

/// A pattern on the first line, a host on the second.
class MxPatternFuzzTest {
    @FuzzTest
    void matches(byte[] data) {
        String[] parts = Octets.of(data).latin1().split("\n", 2);
        Octets text = Octets.utf8(parts[0]);
        RoundTrip.check(text, MxPattern::parse, MxPattern::text);
        if (parts.length == 2) {
            DomainName.ofWire(parts[1])
                    .ifPresent(host -> MxPattern.parse(text).value().ifPresent(pattern -> check(pattern, host)));
        }
    }

    private static void check(MxPattern pattern, DomainName host) {
        boolean expected = pattern.wildcard()
                ? host.parent().filter(pattern.name()::equals).isPresent()
                : host.equals(pattern.name());
        RoundTrip.require(pattern.matches(host) == expected, "a wildcard stands for exactly one label");
    }
}
