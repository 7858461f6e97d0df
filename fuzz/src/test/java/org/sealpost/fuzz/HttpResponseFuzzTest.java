package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.https.HttpReading;
import org.sealpost.observe.https.HttpResponseReader;

/// What a policy host may send in place of a response.
class HttpResponseFuzzTest {
    private static final int HEAD = 1024;
    private static final int BODY = 512;

    @FuzzTest
    void staysWithinItsLimits(byte[] data) throws IOException {
        var in = new ByteArrayInputStream(data);
        switch (HttpResponseReader.read(in, HEAD, BODY)) {
            case HttpReading.Complete(HttpAnswer answer) -> checkBody(answer);
            case HttpReading.TooLarge(HttpAnswer beginning) -> checkBody(beginning);
            case HttpReading.Garbage(String detail) ->
                RoundTrip.require(detail.length() <= HEAD, "what was seen is quoted short");
        }
    }

    private static void checkBody(HttpAnswer answer) {
        RoundTrip.require(answer.body().length() <= BODY, "the body is within the limit");
        RoundTrip.require(answer.status() >= 200 && answer.status() <= 999, "the status is a final one");
    }
}
