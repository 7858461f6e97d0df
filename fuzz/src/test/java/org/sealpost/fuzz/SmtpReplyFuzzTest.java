package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.sealpost.observe.smtp.SmtpReading;
import org.sealpost.observe.smtp.SmtpReplyReader;

/// What a mail server may send in place of replies.
class SmtpReplyFuzzTest {
    private static final int LIMIT = 1024;

    @FuzzTest
    void comesToAnEndWithinItsLimit(byte[] data) throws IOException {
        var reader = new SmtpReplyReader(new ByteArrayInputStream(data), LIMIT, line -> {});
        SmtpReading reading = reader.read();
        RoundTrip.require(reader.octets() <= data.length, "nothing is read twice");
        if (reading instanceof SmtpReading.Whole(var reply)) {
            RoundTrip.require(reply.code() >= 100 && reply.code() <= 999, "a code has three digits");
            RoundTrip.require(!reply.lines().isEmpty(), "a reply has a line");
            int octets = reply.lines().stream().mapToInt(String::length).sum();
            RoundTrip.require(octets <= LIMIT, "the reply is within the limit");
        }
    }
}
