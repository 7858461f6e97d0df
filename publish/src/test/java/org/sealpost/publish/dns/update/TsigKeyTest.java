package org.sealpost.publish.dns.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsigKeyTest {
    private static final String SECRET = "YWJjZGVmZGdoaWprbG1ub3BxcnN0dXZ3eHl6MTIzNDU=";

    @ParameterizedTest
    @CsvSource({"hmac-sha256", "hmac-sha256.", "HMAC-SHA512", "hmac-md5.sig-alg.reg.int.", "hmac-sha1"})
    void theUsualAlgorithmsAreKnownInAnyForm(String algorithm) {
        assertThat(TsigKey.read("writer.", algorithm, SECRET)).isInstanceOf(TsigKey.Read.Usable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "writer, gss-tsig., YWJj, the algorithm is none of",
        "writer, hmac-sha256, not base64!, the secret is not in base64",
        "writer, hmac-sha256, '', the secret is empty",
        "no name, hmac-sha256, YWJj, the name of the key is no domain name"
    })
    void whatCannotBeUsedIsNamed(String name, String algorithm, String secret, String why) {
        assertThat(TsigKey.read(name, algorithm, secret)).asString().contains(why);
    }

    @Test
    void aFileOfTsigKeygenIsRead() {
        var read =
                TsigKey.readFile("key \"example.com\" {\n\talgorithm hmac-sha256;\n\tsecret \"" + SECRET + "\";\n};\n");

        assertThat(read).isInstanceOf(TsigKey.Read.Usable.class).asString().contains("example.com");
        assertThat(TsigKey.readFile("key \"a\" { secret \"x\"; };")).asString().contains("as tsig-keygen writes one");
    }

    @Test
    void noSecretIsShown() {
        assertThat(TsigKey.read("writer", "hmac-sha256", SECRET).toString()).doesNotContain(SECRET);
        assertThat(TsigKey.read("writer", "hmac-sha256", SECRET + "!").toString())
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "ns.example.org, ns.example.org:53",
        "ns.example.org:5353, ns.example.org:5353",
        "192.0.2.1, 192.0.2.1:53",
        "192.0.2.1:5353, 192.0.2.1:5353",
        "[2001:db8::1]:5353, [2001:db8::1]:5353",
        "2001:db8::1, [2001:db8::1]:53"
    })
    void aServerIsNamedInTheUsualForms(String text, String read) {
        assertThat(UpdateServer.read(text).orElseThrow()).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource({"''", "no name", "host:port", "host:0", "host:70000"})
    void whatIsNoServerIsNone(String text) {
        assertThat(UpdateServer.read(text)).isEmpty();
    }
}
