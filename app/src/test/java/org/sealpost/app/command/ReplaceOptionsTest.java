package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import picocli.CommandLine;

class ReplaceOptionsTest {
    private static final DomainName HOST = DomainName.of("mta-sts.example.org");
    private static final Change CHANGE = new Change(HOST, Optional.of(at("192.0.2.1")), Optional.of(at("192.0.2.2")));
    private static final List<String> LOST = List.of("192.0.2.1");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static RecordSet at(String address) {
        return new RecordSet(HOST, RecordSet.Type.A, Duration.ofMinutes(5), List.of(address));
    }

    private boolean given(boolean terminal, String answer, String... options) {
        var surroundings = new Surroundings(
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Path.of(""),
                InstantSource.system(),
                terminal);
        return CommandLine.populateCommand(new ReplaceOptions(), options)
                .consent(surroundings)
                .given(CHANGE, LOST);
    }

    @Test
    void withoutATerminalNothingIsReplacedThatWasNotNamed() {
        assertThat(given(false, "yes\n")).isFalse();
        assertThat(given(false, "yes\n", "--replace-foreign", "_mta-sts.example.org"))
                .isFalse();
        assertThat(given(false, "", "--replace-foreign", "MTA-STS.example.org")).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void onATerminalBothValuesAreShownAndAYesIsAskedFor() {
        assertThat(given(true, "yes\n")).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("192.0.2.1").contains("192.0.2.2");
        assertThat(given(true, "y\n")).isFalse();
        assertThat(given(true, "\n")).isFalse();
    }
}
