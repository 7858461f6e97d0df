package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.store.HostStore;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine;

class HostCommandsTest {
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final Pattern TARGET =
            Pattern.compile("_mta-sts\\.example\\.org\\. CNAME ([a-z2-7]{16})\\._mta-sts\\.host\\.example\\.");

    @TempDir
    private Path directory;

    private Session run(int code, String... arguments) {
        var session = new Session(directory);
        assertThat(session.run(arguments)).as(session.out() + session.err()).isEqualTo(code);
        return session;
    }

    private String slug() {
        Session session = run(0, "host", "delegate", "example.org", "--host-zone", "host.example", "--data", "data");
        Matcher target = TARGET.matcher(session.out());
        assertThat(target.find()).as(session.out()).isTrue();
        return target.group(1);
    }

    @Test
    void aDomainThatIsDelegatedAgainHasTheSameTargets() {
        assertThat(slug()).isEqualTo(slug());
    }

    @Test
    void theZoneHasToBeNamed() {
        assertThat(run(64, "host", "delegate", "example.org", "--data", "data").err())
                .contains("--host-zone");
    }

    @Test
    void aDomainBelongsToOneTenant() {
        slug();
        Session other = run(
                64,
                "host",
                "delegate",
                "example.org",
                "--tenant",
                "other",
                "--host-zone",
                "host.example",
                "--data",
                "data");
        assertThat(other.err()).contains("off-board it there first");
    }

    @Test
    void delegationsAreListed() {
        HostStore.file(directory.resolve("data").resolve("host.db")).close();
        assertThat(run(0, "host", "delegations", "--data", "data").out()).contains("no domain was taken over");
        String slug = slug();
        assertThat(run(0, "host", "delegations", "--data", "data").out()).contains("example.org " + slug);
        assertThat(run(0, "host", "delegations", "--format", "json", "--data", "data")
                        .out())
                .contains("\"slug\":\"" + slug + "\"", "\"owner\":\"_smtp._tls.example.org\"", "\"ended\":[]");
        assertThat(run(0, "host", "delegations", "example.net", "--data", "data")
                        .out())
                .contains("no domain was taken over");
    }

    @Test
    void whoGoesIsServedNoneUntilHisPoliciesHaveLapsedAndNeverGetsTheSameTargets() {
        String slug = slug();
        try (HostStore store = HostStore.file(directory.resolve("data").resolve("host.db"))) {
            store.served()
                    .serve(
                            DOMAIN,
                            Octets.utf8(
                                    "version: STSv1\r\nmode: enforce\r\nmx: mx.example.org\r\nmax_age: 864000\r\n"));
        }
        Session went = run(0, "host", "offboard", "example.org", "--data", "data");
        assertThat(went.out()).contains(slug + "._mta-sts.host.example TXT \"v=STSv1; id=");
        try (HostStore store = HostStore.file(directory.resolve("data").resolve("host.db"))) {
            assertThat(store.served().of(DOMAIN).orElseThrow().body()).contains(Tombstone.policy());
        }
        // Ten days from the time of the session.
        assertThat(run(0, "host", "delegations", "--format", "json", "--data", "data")
                        .out())
                .contains("\"delegations\":[]", "\"until\":\"2026-12-01T12:00:00Z\"");
        assertThat(run(64, "host", "offboard", "example.org", "--data", "data").err())
                .contains("example.org is not delegated");
        assertThat(slug()).isNotEqualTo(slug);
    }

    @Test
    void theSealingKeyDoesNotLieBesideWhatItSeals() {
        Session session =
                run(78, "host", "--https", "0", "--acme", "letsencrypt", "--data", "data", "--sealing-key", "data/key");
        assertThat(session.err()).contains("lies in the folder of the data");
    }

    @Test
    void aCommandThatGivesNoSealingKeyIsNamed() {
        Session session = run(
                78,
                "host",
                "--https",
                "0",
                "--acme",
                "letsencrypt",
                "--data",
                "data",
                "--sealing-key-command",
                "/bin/echo no key");
        assertThat(session.err()).contains("/bin/echo holds no sealing key");
    }

    @Test
    void whatTheHostIsSetToIsNotWhatReportsAreSetTo() {
        Set<String> host = keys("host");
        Set<String> reports = keys("reports", "listen");
        assertThat(host).contains("host-https", "host-metrics").doesNotContain("https", "http", "metrics");
        assertThat(reports).contains("https", "http", "metrics");
    }

    private Set<String> keys(String... path) {
        CommandLine command = new Program(new Session(directory).surroundings()).commandLine();
        for (String each : path) {
            command = Objects.requireNonNull(command.getSubcommands().get(each));
        }
        var keys = new HashSet<String>();
        command.getCommandSpec()
                .options()
                .forEach(option -> keys.add(option.longestName().substring(2)));
        return keys;
    }
}
