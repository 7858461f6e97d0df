package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.spf.SpfRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// The TXT record of SPF.
class SpfRecordFuzzTest {
    @FuzzTest
    void parses(byte[] data) {
        Octets text = Octets.of(data);
        RoundTrip.check(text, SpfRecord::parse);
        var whole = new TxtRecord(List.of(text));
        RoundTrip.checkDeviations(SpfRecord.select(List.of(whole)).parsed());
        RoundTrip.checkDeviations(SpfRecord.select(List.of(whole, whole)).parsed());
    }
}
