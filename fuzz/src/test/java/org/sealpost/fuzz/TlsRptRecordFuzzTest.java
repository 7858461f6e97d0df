package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// The TXT record of TLS reporting.
class TlsRptRecordFuzzTest {
    @FuzzTest
    void parses(byte[] data) {
        Octets text = Octets.of(data);
        RoundTrip.check(text, TlsRptRecord::parse, TlsRptRecord::render);
        TxtRecord whole = new TxtRecord(List.of(text));
        RoundTrip.require(
                TlsRptRecord.select(List.of(whole)).parsed().equals(TlsRptRecord.parse(text)),
                "a record alone reads as its text");
        RoundTrip.checkDeviations(TlsRptRecord.select(List.of(whole, whole)).parsed());
    }
}
