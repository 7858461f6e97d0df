package org.sealpost.publish.dns.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.CarefulWriter;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.Command;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.Reading;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.dns.ZoneLocks;

/// Programs of the operator, as shell scripts.
class CommandRunTest {
    private static final DomainName NAME = DomainName.of("_mta-sts.example.org");
    private static final Map<String, String> OURS =
            Map.of("PATH", System.getenv("PATH"), "HOME", "/nowhere", "CF_DNS_API_TOKEN", "not-for-you");

    @TempDir
    private Path folder;

    private DnsWriter writer(String script, String... arguments) throws IOException {
        return writer(Duration.ofSeconds(30), script, arguments);
    }

    private DnsWriter writer(Duration limit, String script, String... arguments) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), script);
        List<String> command = new ArrayList<>(List.of("sh", program.toString()));
        command.addAll(List.of(arguments));
        return new CarefulWriter(
                CommandRun.of(
                        new Command(
                                command,
                                Map.of("ZONE_FILE", folder.resolve("zone").toString()),
                                limit),
                        OURS),
                Ownership.TEXTS_ONLY,
                new ZoneLocks());
    }

    private static Change publish(String value) {
        return new Change(
                NAME,
                Optional.empty(),
                Optional.of(new RecordSet(NAME, RecordSet.Type.TXT, Duration.ofMinutes(5), List.of(value))));
    }

    private static String why(DnsWriter writer) {
        Reading reading = writer.read(NAME, RecordSet.Type.TXT);
        assertThat(reading).isInstanceOf(Reading.Failed.class);
        return ((Reading.Failed) reading).why();
    }

    @Test
    void theRequestIsOnItsInputAndTheActionItsLastArgument() throws IOException {
        try (DnsWriter writer = writer("""
                cat > "$ZONE_FILE.$2"
                if [ "$2" = read ]; then echo '{"records": []}'; else echo '{"result": "written"}'; fi
                """, "--fixed")) {
            assertThat(writer.write(publish("v=STSv1; id=$(reboot);"))).isEqualTo(new Writing.Written());
        }
        assertThat(folder.resolve("zone.read")).content().isEqualTo("{\"fqdn\":\"_mta-sts.example.org.\"}");
        assertThat(folder.resolve("zone.present"))
                .content()
                .isEqualTo("{\"fqdn\":\"_mta-sts.example.org.\",\"value\":\"v=STSv1; id=$(reboot);\",\"type\":\"TXT\","
                        + "\"ttl\":300,\"expected\":null,\"wanted\":{\"type\":\"TXT\",\"ttl\":300,"
                        + "\"values\":[\"v=STSv1; id=$(reboot);\"]}}");
    }

    @Test
    void itSeesNoneOfOurVariablesButTwo() throws IOException {
        try (DnsWriter writer = writer("env > \"$ZONE_FILE\"; echo '{\"records\": []}'")) {
            assertThat(writer.read(NAME, RecordSet.Type.TXT)).isEqualTo(new Reading.Absent());
        }
        assertThat(folder.resolve("zone"))
                .content()
                .contains("HOME=/nowhere", "PATH=")
                .doesNotContain("not-for-you");
    }

    @Test
    void aConflictIsWhatItSays() throws IOException {
        try (DnsWriter writer = writer("""
                case $1 in read) echo '{"records": []}' ;; *) echo '{"result": "conflict"}' ;; esac
                """)) {
            assertThat(writer.write(publish("v=STSv1; id=1;"))).isInstanceOf(Writing.Conflict.class);
        }
    }

    @Test
    void aFailureIsToldInItsOwnWords() throws IOException {
        try (DnsWriter writer = writer("echo 'no such\n zone' >&2; exit 3")) {
            assertThat(why(writer)).contains("ended with 3 (no such zone)");
        }
    }

    @Test
    void whatIsNoJsonIsNoAnswer() throws IOException {
        try (DnsWriter writer = writer("echo ok")) {
            assertThat(why(writer)).contains("printed no JSON");
        }
    }

    @Test
    void aProgramThatKnowsOnlyTheCallsOfLegoIsNotWrittenThrough() throws IOException {
        try (DnsWriter writer = writer("echo $1 >> \"$ZONE_FILE\"; echo '{}'")) {
            assertThat(writer.write(publish("v=STSv1; id=1;"))).asString().contains("without `records`");
        }
        assertThat(folder.resolve("zone")).content().isEqualTo("read\n");
    }

    @Test
    void outputWithoutEndIsCutOff() throws IOException {
        try (DnsWriter writer = writer(Duration.ofSeconds(10), "exec yes")) {
            assertThat(why(writer)).containsAnyOf("too long", "was ended");
        }
    }

    @Test
    void aProgramThatTakesTooLongIsEndedWithAllThatItStarted() throws IOException {
        try (DnsWriter writer = writer(Duration.ofSeconds(1), "sleep 600 & echo $! > \"$ZONE_FILE\"; sleep 600")) {
            assertThat(why(writer)).contains("was ended after 1 s");
        }
        long child = Long.parseLong(Files.readString(folder.resolve("zone")).strip());
        assertThat(ProcessHandle.of(child)
                        .map(handle -> handle.onExit()
                                .completeOnTimeout(handle, 10, TimeUnit.SECONDS)
                                .join())
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        try (DnsWriter writer = new CarefulWriter(
                CommandRun.of(new Command(List.of(folder + "/nothing")), OURS),
                Ownership.TEXTS_ONLY,
                new ZoneLocks())) {
            assertThat(why(writer)).contains("could not be started");
        }
    }
}
