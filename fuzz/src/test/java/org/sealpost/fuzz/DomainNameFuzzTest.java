package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// What a person typed for a domain, and names from DNS.
class DomainNameFuzzTest {
    @FuzzTest
    void reads(byte[] data) {
        String text = Octets.of(data).utf8Lossy();
        if (DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name)) {
            RoundTrip.require(
                    DomainName.read(name.ascii()).equals(new DomainNameInput.Valid(name)), "a name reads as itself");
            RoundTrip.require(DomainName.ofWire(name.ascii() + ".").isPresent(), "a typed name is a name on the wire");
            RoundTrip.require(!name.unicode().isEmpty(), "a name can be shown");
        }
        DomainName.ofWire(text)
                .ifPresent(name -> RoundTrip.require(!name.labels().isEmpty(), "a name has labels"));
    }
}
