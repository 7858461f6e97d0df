package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.caa.CaaPermission;
import org.sealpost.protocol.caa.CaaRecord;

/// CAA records on the wire, and what they say of issuers.
class CaaRecordFuzzTest {
    @FuzzTest
    void parses(byte[] data) {
        Octets wire = Octets.of(data);
        RoundTrip.checkDeviations(CaaRecord.parseWire(wire));
        CaaRecord.parseWire(wire).value().ifPresent(record -> {
            RoundTrip.require(record.renderWire().equals(wire), "the wire form is kept");
            RoundTrip.checkDeviations(record.issuer());
            CaaPermission.of(List.of(record), true);
        });
        RoundTrip.checkDeviations(new CaaRecord(0, "issue", wire).issuer());
    }
}
