package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Role;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.PlanId;

/// What shall be for a domain, with what most people leave as it is.
class WishOverHttpTest {
    private static final String AT = "/fleet/life.example/plan";

    @TempDir
    private Path folder = Path.of("");

    private ChangeSite site;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        site = new ChangeSite(folder);
        site.comes("olga", Role.OPERATOR);
        assertThat(site.post("olga", "/fleet", "domains", "life.example").statusCode())
                .isEqualTo(303);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(site.problems()).isEmpty();
        site.close();
    }

    private HttpResponse<String> wished(String... fields) throws IOException, InterruptedException {
        Stream<String> usual =
                Stream.of("hosts", "mx1.oldmail.example mx2.oldmail.example", "mode", "testing", "age", "86400");
        return site.post("olga", AT, Stream.concat(usual, Arrays.stream(fields)).toArray(String[]::new));
    }

    private Desired planned(String... fields) throws IOException, InterruptedException {
        HttpResponse<String> reply = wished(fields);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        String at = reply.headers().firstValue("location").orElseThrow();
        var id = new PlanId(at.substring(at.lastIndexOf('/') + 1));
        Desired desired = site.office()
                .journal()
                .proposed(id)
                .orElseThrow()
                .plan()
                .basis()
                .desired();
        site.office().journal().approve(desired, "olga", site.office().clock().instant());
        return desired;
    }

    @Test
    void wildcardsAliasesAndTheTtlAreWished() throws IOException, InterruptedException {
        Desired desired =
                planned("patterns", "*.oldmail.example", "target", "policy.mailprovider.example", "ttl", "600");
        assertThat(desired.policy().orElseThrow().mx())
                .extracting(Object::toString)
                .containsExactly("*.oldmail.example");
        assertThat(desired.hosting().ttl()).isEqualTo(Duration.ofMinutes(10));
        assertThat(desired.hosting().address()).singleElement().satisfies(records -> {
            assertThat(records.type().name()).isEqualTo("CNAME");
            assertThat(records.values()).containsExactly("policy.mailprovider.example");
            assertThat(records.ttl()).isEqualTo(Duration.ofMinutes(10));
        });
        assertThat(site.get("olga", AT).body())
                .contains(">*.oldmail.example</textarea>", "value=\"policy.mailprovider.example\"", "value=\"600\"");
    }

    @Test
    void whoeverTakesWildcardsAwayMeansTheHosts() throws IOException, InterruptedException {
        assertThat(planned("patterns", "*.oldmail.example").policy()).isPresent();
        assertThat(planned("patterns", "").policy().orElseThrow().mx())
                .extracting(Object::toString)
                .containsExactly("mx1.oldmail.example", "mx2.oldmail.example");
    }

    @Test
    void theRecordIsAnAliasWhereThatIsWished() throws IOException, InterruptedException {
        assertThat(planned("delegate", "life._mta-sts.mailprovider.example")
                        .hosting()
                        .delegate()
                        .orElseThrow()
                        .ascii())
                .isEqualTo("life._mta-sts.mailprovider.example");
    }

    @Test
    void whatCannotBeIsSaidAndWhatWasTypedStays() throws IOException, InterruptedException {
        HttpResponse<String> reply =
                wished("patterns", "mx.*.example", "target", "a b", "ttl", "5", "addresses", "192.0.2.1");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body())
                .contains(
                        "is no pattern such as",
                        "is not a host name.",
                        "The TTL is a number of seconds",
                        "mx.*.example");
        assertThat(wished("target", "policy.mailprovider.example", "addresses", "192.0.2.1")
                        .body())
                .contains("and not both");
    }
}
