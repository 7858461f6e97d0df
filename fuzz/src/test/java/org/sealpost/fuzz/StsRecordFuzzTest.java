package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// The TXT record of MTA-STS, alone and among others.
class StsRecordFuzzTest {
    @FuzzTest
    void parses(byte[] data) {
        Octets text = Octets.of(data);
        RoundTrip.check(text, StsRecord::parse, StsRecord::render);
        TxtRecord whole = new TxtRecord(List.of(text));
        TxtRecord halved =
                new TxtRecord(List.of(text.slice(0, data.length / 2), text.slice(data.length / 2, data.length)));
        RoundTrip.require(
                StsRecord.select(List.of(halved)).equals(StsRecord.select(List.of(whole))),
                "it means nothing where a record is cut into strings");
        RoundTrip.require(
                StsRecord.select(List.of(whole)).parsed().equals(StsRecord.parse(text)),
                "a record alone reads as its text");
        RoundTrip.checkDeviations(StsRecord.select(List.of(whole, TxtRecord.of("v=STSv1; id=1;"), whole))
                .parsed());
    }
}
