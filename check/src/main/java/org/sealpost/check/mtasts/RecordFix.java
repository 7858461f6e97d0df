package org.sealpost.check.mtasts;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.sealpost.check.Fix;
import org.sealpost.check.PolicySeen;
import org.sealpost.check.Reading;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsRecord;

/// Makes the record to publish. Its `id` is new: the time of the observation and a short hash of the domain and
/// the policy. RFC 8461 §3.1: an id has to differ from every one before it, and has no order.
final class RecordFix {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RecordFix() {}

    /// @param instead the texts that have to go
    static Fix publish(Reading reading, List<String> instead) {
        return new Fix.PublishTxt(
                reading.recordName(), StsRecord.of(newId(reading)).render(), instead);
    }

    static PolicyId newId(Reading reading) {
        var hash = new CRC32();
        hash.update(reading.domain().ascii().getBytes(StandardCharsets.US_ASCII));
        if (reading.policy() instanceof PolicySeen.Served served) {
            hash.update(served.answer().body().toArray());
        }
        String digits = HexFormat.of().toHexDigits((int) hash.getValue());
        return new PolicyId(TIME.format(reading.facts().observedAt()) + digits);
    }
}
