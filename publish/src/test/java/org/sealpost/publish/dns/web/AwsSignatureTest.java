package org.sealpost.publish.dns.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AwsSignatureTest {
    private static final Instant THEN = Instant.parse("2015-08-30T12:36:00Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static AwsSignature signature(Optional<String> token) {
        return new AwsSignature("AKIDEXAMPLE", SECRET, token, "us-east-1", "iam", InstantSource.fixed(THEN));
    }

    /// The example of the AWS guide to Signature Version 4; the parameters come in another order here.
    @Test
    void theExampleOfTheGuideIsSignedAsThere() {
        URI uri = URI.create("https://iam.amazonaws.com/?Version=2010-05-08&Action=ListUsers");
        var headers = new TreeMap<>(Map.of(
                "content-type", "application/x-www-form-urlencoded; charset=utf-8",
                "host", "iam.amazonaws.com",
                "x-amz-date", "20150830T123600Z"));

        assertThat(signature(Optional.empty()).authorization("GET", uri, headers, new byte[0], THEN))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-date,"
                        + " Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    @Test
    void aSessionTokenIsSignedToo() {
        Map<String, String> headers =
                signature(Optional.of("a-token")).headers("GET", URI.create("https://iam.amazonaws.com/"), new byte[0]);

        assertThat(headers).containsEntry("x-amz-security-token", "a-token").doesNotContainKey("host");
        assertThat(headers.get("Authorization")).contains("SignedHeaders=host;x-amz-date;x-amz-security-token");
    }

    @Test
    void itShowsNoSecret() {
        assertThat(signature(Optional.of("a-token")).toString()).doesNotContain(SECRET, "a-token");
        assertThat(new Route53.Key("AKIDEXAMPLE", SECRET, Optional.of("a-token")).toString())
                .doesNotContain(SECRET, "a-token");
        assertThat(Credentials.basic("user", "pass-word").toString()).doesNotContain("pass-word");
    }
}
