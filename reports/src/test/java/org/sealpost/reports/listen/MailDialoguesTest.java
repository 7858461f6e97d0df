package org.sealpost.reports.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Way;

/// Dialogues from a file, with a real server: `C` is said, `W` is said without a line end (`\r` and `\n` are
/// spelled out), `S` is heard, `K` is what was kept.
class MailDialoguesTest {
    record Script(String name, Way way, List<String> lines, boolean slowly) {
        @Override
        public String toString() {
            return way + " " + name + (slowly ? ", octet by octet" : "");
        }
    }

    static Stream<Script> scripts() throws IOException {
        var scripts = new ArrayList<Script>();
        String text;
        try (var in = MailDialoguesTest.class.getResourceAsStream("dialogues.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String block : text.split("\n\n", -1)) {
            List<String> lines =
                    block.lines().filter(line -> !line.startsWith("#")).toList();
            String[] title = lines.getFirst().split(" ", 3);
            assertThat(title[0]).isEqualTo("==");
            for (boolean slowly : new boolean[] {false, true}) {
                scripts.add(new Script(title[2], Way.valueOf(title[1]), lines.subList(1, lines.size()), slowly));
            }
        }
        return scripts.stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void goesAsWritten(Script script) throws IOException {
        var store = new MemoryStore();
        var kept = new ArrayList<String>();
        try (var inbox = Inboxes.of(store);
                var server = new MailServer(settings(script.way()), inbox);
                var client = new Dialogue(
                        new Socket(
                                InetAddress.getLoopbackAddress(),
                                server.address().getPort()),
                        script.slowly())) {
            for (String line : script.lines()) {
                String text = line.substring(Math.min(3, line.length()));
                switch (line.charAt(0)) {
                    case 'C' -> client.say(text);
                    case 'W' -> client.write(text.replace("\\r", "\r").replace("\\n", "\n"));
                    case 'S' -> assertThat(client.hear()).startsWith(text);
                    case 'E' ->
                        assertThat(client.hear()).as("the connection has ended").isEmpty();
                    case 'K' -> kept.add(text);
                    default -> throw new IllegalArgumentException(line);
                }
            }
        }
        assertThat(store.arrivals().stream().map(MailDialoguesTest::spelledOut)).isEqualTo(kept);
    }

    private static String spelledOut(Arrival arrival) {
        return arrival.delivery().octets().latin1().replace("\r", "\\r").replace("\n", "\\n");
    }

    private static MailSettings settings(Way way) {
        return MailSettings.of(
                way,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "reports.example.org",
                Addresses.of(List.of("tlsrpt@example.org", "*@reports.example", "postmaster")),
                SourceConnections.of(SourceConnections.USUAL),
                Optional.empty());
    }
}
