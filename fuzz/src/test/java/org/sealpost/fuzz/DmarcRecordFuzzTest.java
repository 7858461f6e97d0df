package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.dmarc.DmarcRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// The TXT record of DMARC.
class DmarcRecordFuzzTest {
    @FuzzTest
    void parses(byte[] data) {
        Octets text = Octets.of(data);
        RoundTrip.check(text, DmarcRecord::parse);
        var whole = new TxtRecord(List.of(text));
        RoundTrip.checkDeviations(DmarcRecord.select(List.of(whole)).parsed());
        RoundTrip.checkDeviations(DmarcRecord.select(List.of(whole, whole)).parsed());
    }
}
