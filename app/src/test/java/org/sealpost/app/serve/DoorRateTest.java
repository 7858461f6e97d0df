package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who asks too often at the door is told so before anything of a form is read.
class DoorRateTest {
    private static final int ENOUGH = 2_000;
    /// The body is asked for, or waits for others of this source that are being read.
    private static final Pattern LET_ON = Pattern.compile("^HTTP/1.1 (100|503) ");

    private Doorstep door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new Doorstep(folder, false, Optional.empty());
        door.first("kim");
    }

    @AfterEach
    void close() {
        door.close();
        assertThat(door.faults).isEmpty();
    }

    /// The answer to a head after which nothing more comes; empty when the body is waited for.
    private String head(String path, String cookie) throws IOException {
        URI address = URI.create(door.address);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            String length = "Content-Length: 30000\r\nExpect: 100-continue\r\n";
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n" + cookie
                                    + "Content-Type: application/x-www-form-urlencoded\r\n" + length + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                int octet = socket.getInputStream().read();
                if (octet < 0) {
                    break;
                }
                answer.append((char) octet);
            }
            return answer.toString();
        }
    }

    @Test
    void formsOfOneSourceAreCountedBeforeTheyAreRead() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        String known = "Cookie: known=" + kim.cookie("known") + "\r\n";
        for (String path : new String[] {"/sign-in", "/sign-in/code", "/link/" + "x".repeat(43)}) {
            String answer = head(path, "");
            for (int i = 0; i < ENOUGH && !answer.startsWith("HTTP/1.1 429"); i++) {
                assertThat(answer).as(path).containsPattern(LET_ON);
                answer = head(path, "");
            }
            assertThat(answer.toLowerCase(Locale.ROOT))
                    .as(path)
                    .startsWith("http/1.1 429")
                    .contains("retry-after: ", "connection: close", "content-type: text/html");
            assertThat(head(path, known))
                    .as("a browser that somebody was in with is a source of its own")
                    .containsPattern(LET_ON);
        }
        HttpResponse<String> in = kim.signIn("kim", Doorstep.PASSWORD);
        assertThat(in.statusCode()).isEqualTo(303);
    }

    @Test
    void aCookieThatWeDidNotMakeIsNoSourceOfItsOwn() throws IOException {
        String answer = "HTTP/1.1 100";
        for (int i = 0; i < ENOUGH && !answer.startsWith("HTTP/1.1 429"); i++) {
            answer = head("/sign-in", "Cookie: known=made-up-" + i + "\r\n");
        }
        assertThat(answer).startsWith("HTTP/1.1 429");
    }
}
