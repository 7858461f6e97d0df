package org.sealpost.publish.dns.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.tls.Trust;
import org.sealpost.publish.dns.Ownership;

class DnsWritersTest {
    private final Dialer dialer = Dialer.open(DialerOptions.DEFAULT);
    private final DnsWriters writers =
            new DnsWriters(dialer, Trust.system(), InstantSource.system(), Ownership.TEXTS_ONLY);

    @AfterEach
    void close() {
        writers.close();
        dialer.close();
    }

    private static Map<String, String> environment(String text) {
        Map<String, String> values = new HashMap<>();
        Stream.of(text.split(" ", -1)).filter(each -> each.contains("=")).forEach(each -> {
            int equals = each.indexOf('=');
            values.put(each.substring(0, equals), each.substring(equals + 1));
        });
        return values;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            dnsupdate    | DNSUPDATE_NAMESERVER=127.0.0.1
            rfc2136      | RFC2136_NAMESERVER=ns.example:5353 RFC2136_TSIG_KEY=k RFC2136_TSIG_SECRET=YWJj
            pdns         | PDNS_API_URL=http://127.0.0.1:8081 PDNS_API_KEY=k
            pdns         | PDNS_API_URL=http://pdns:8081 PDNS_API_KEY=k
            cloudflare   | CF_DNS_API_TOKEN=t
            cloudflare   | CLOUDFLARE_DNS_API_TOKEN=t CF_ZONE_API_TOKEN=z
            cloudflare   | CF_API_EMAIL=a@b.example CF_API_KEY=k
            route53      | AWS_ACCESS_KEY_ID=i AWS_SECRET_ACCESS_KEY=s AWS_HOSTED_ZONE_ID=Z1
            hetzner      | HETZNER_API_TOKEN=t
            hetzner      | HCLOUD_TOKEN=t
            desec        | DESEC_TOKEN=t
            digitalocean | DO_AUTH_TOKEN=t
            gandiv5      | GANDIV5_PERSONAL_ACCESS_TOKEN=t
            httpreq      | HTTPREQ_ENDPOINT=https://hook.example HTTPREQ_USERNAME=u HTTPREQ_PASSWORD=p
            """)
    void theVariablesOfLegoAreEnough(String code, String variables) {
        assertThat(writers.open(code, environment(variables))).isInstanceOf(Opening.Opened.class);
        assertThat(writers.open(environment(variables))).isInstanceOf(Opening.Opened.class);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            nosuch     | x                                    | There is no DNS provider of that name
            exec       | EXEC_PATH=/bin/true                  | from the operator's own file only
            dnsupdate  | x                                    | DNSUPDATE_NAMESERVER is not set
            dnsupdate  | DNSUPDATE_NAMESERVER=a:b:c:d:x       | neither a host nor host:port
            dnsupdate  | DNSUPDATE_NAMESERVER=n DNSUPDATE_TSIG_KEY=k | DNSUPDATE_TSIG_SECRET is not set
            dnsupdate  | DNSUPDATE_NAMESERVER=n DNSUPDATE_TSIG_KEY=k DNSUPDATE_TSIG_SECRET=s3cr3t! | not in base64
            dnsupdate  | DNSUPDATE_NAMESERVER=n DNSUPDATE_TSIG_FILE=/nowhere | cannot be read
            dnsupdate  | DNSUPDATE_NAMESERVER=n DNSUPDATE_ZONES=a..b | no domain name
            pdns       | PDNS_API_URL=http://dns.example.org PDNS_API_KEY=s3cr3t! | over the Internet in clear
            pdns       | PDNS_API_URL=http://192.0.2.300 PDNS_API_KEY=k  | no plain http or https URL
            pdns       | PDNS_API_URL=http://8.8.8.8 PDNS_API_KEY=k  | over the Internet in clear
            pdns       | PDNS_API_URL=file:///etc/passwd PDNS_API_KEY=k  | no plain http or https URL
            pdns       | PDNS_API_URL=https://u:p@dns.example PDNS_API_KEY=k  | no plain http or https URL
            pdns       | PDNS_API_URL=https://dns.example PDNS_API_KEY=k PDNS_SERVER_NAME=../x | no name of a server
            cloudflare | CF_ZONE_API_TOKEN=t                  | needs CLOUDFLARE_DNS_API_TOKEN
            route53    | AWS_ACCESS_KEY_ID=i                  | AWS_SECRET_ACCESS_KEY is not set
            route53    | AWS_ACCESS_KEY_ID=i AWS_SECRET_ACCESS_KEY=s AWS_HOSTED_ZONE_ID=a/../b | no id such as
            hetzner    | HETZNER_API_KEY=s3cr3t!              | former DNS Console
            httpreq    | HTTPREQ_ENDPOINT=https://h.example HTTPREQ_USERNAME=u | HTTPREQ_PASSWORD is not set
            """)
    void whatIsMissingOrWrongIsOneSentenceWithoutSecrets(String code, String variables, String why) {
        assertThat(writers.open(code, environment(variables)))
                .isInstanceOfSatisfying(
                        Opening.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains(why)
                                .endsWith(".")
                                .doesNotContain("s3cr3t!"));
    }

    @Test
    void severalProvidersAreNotGuessedAmong() {
        assertThat(writers.open(environment("DESEC_TOKEN=a DO_AUTH_TOKEN=b")))
                .asString()
                .contains("name one of desec, digitalocean");
        assertThat(writers.open(Map.of())).asString().contains("No variables of a DNS provider are set");
    }

    @Test
    void aValueMayStandInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "a-token\n");

        assertThat(writers.open("desec", Map.of("DESEC_TOKEN_FILE", file.toString())))
                .isInstanceOf(Opening.Opened.class);
        Files.writeString(file, "two\nlines");
        assertThat(writers.open("desec", Map.of("DESEC_TOKEN_FILE", file.toString())))
                .asString()
                .contains("DESEC_TOKEN_FILE", "printable ASCII");
    }

    @Test
    void aTokenThatWouldEndTheHeaderIsRefused() {
        assertThat(writers.open("desec", Map.of("DESEC_TOKEN", "a\r\nX-Other: b")))
                .asString()
                .contains("printable ASCII")
                .doesNotContain("X-Other");
    }

    @Test
    void everyProviderHasItsPageAndTheListIsWhole() throws IOException {
        Path pages = Path.of("..", "docs", "providers");
        for (Provider provider : DnsWriters.providers()) {
            String page = Files.readString(pages.resolve(provider.code() + ".md"));
            assertThat(provider.variables()).allSatisfy(variable -> {
                assertThat(page).contains("`" + variable.name() + "`");
                assertThat(variable.others())
                        .allSatisfy(other -> assertThat(page).contains("`" + other + "`"));
            });
            assertThat(page).contains("2026-11-22");
        }
        String list = list();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(pages.resolve("README.md"), list);
        }
        assertThat(pages.resolve("README.md")).content().isEqualTo(list);
    }

    private static String list() {
        List<String> rows = DnsWriters.providers().stream()
                .map(provider -> "| [" + provider.title() + "](" + provider.code() + ".md) | "
                        + Stream.concat(Stream.of(provider.code()), provider.others().stream())
                                .map(code -> "`" + code + "`")
                                .collect(Collectors.joining(", "))
                        + " | " + (provider.atomic() ? "yes" : "no") + " |")
                .toList();
        return """
                # DNS providers

                Where records can be written by Sealpost itself. The list is written by a test from the program.

                *Compares* says whether the provider itself makes a change only if what stands there is what was expected. Where it
                does not, Sealpost reads before and after each change, under a lock of its own; an edit that somebody else makes
                within the same moments may be lost.

                | provider | name | compares |
                |---|---|---|
                """ + String.join("\n", rows) + "\n| [Command](exec.md) | in the operator's file | yes |\n" + """

                All other providers: the webhook, the command, or the records as files.

                To add a provider: a `ZoneAccess` in `org.sealpost.publish.dns.web`, an entry in `KnownProvider`, its page here,
                and a stand-in written from its documentation for `ProvidersTest`. This list follows with `-Dgolden.update`.
                """;
    }
}
