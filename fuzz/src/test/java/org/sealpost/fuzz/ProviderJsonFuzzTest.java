package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sealpost.publish.dns.json.Json;

/// What a DNS provider, a webhook or a command may answer in JSON.
class ProviderJsonFuzzTest {
    private static final int DEEPEST = 32;

    @FuzzTest
    void readsWithinLimits(byte[] data) {
        Json.read(data).ifPresent(ProviderJsonFuzzTest::check);
    }

    private static void check(Json json) {
        RoundTrip.require(depth(json) <= DEEPEST, "the depth is bounded");
        json.elements("records").forEach(each -> each.recordType("type"));
        String text = json.render();
        // Half of a surrogate pair can be escaped in JSON, and has no octets of its own.
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            RoundTrip.require(
                    Json.read(text.getBytes(StandardCharsets.UTF_8)).equals(Optional.of(json)),
                    "it is read as written");
        }
    }

    private static int depth(Json json) {
        return switch (json) {
            case Json.Members(var members) ->
                1
                        + members.values().stream()
                                .mapToInt(ProviderJsonFuzzTest::depth)
                                .max()
                                .orElse(0);
            case Json.Elements(var elements) ->
                1
                        + elements.stream()
                                .mapToInt(ProviderJsonFuzzTest::depth)
                                .max()
                                .orElse(0);
            case Json.Text _, Json.Whole _, Json.Truth _, Json.Other _ -> 0;
        };
    }
}
