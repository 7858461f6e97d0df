package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.dane.TlsaRecord;

/// TLSA records in both forms.
class TlsaRecordFuzzTest {
    @FuzzTest
    void parses(byte[] data) {
        Octets text = Octets.of(data);
        RoundTrip.checkDeviations(TlsaRecord.parse(text));
        TlsaRecord.parse(text)
                .value()
                .ifPresent(record -> RoundTrip.require(
                        TlsaRecord.parse(Octets.utf8(record.render()))
                                .value()
                                .filter(record::equals)
                                .isPresent(),
                        "what is written reads as itself"));
        RoundTrip.checkDeviations(TlsaRecord.parseWire(text));
        TlsaRecord.parseWire(text)
                .value()
                .ifPresent(record -> RoundTrip.require(record.renderWire().equals(text), "the wire form is kept"));
    }
}
