package org.sealpost.observe.smtp;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sealpost.observe.peer.Peer;
import org.sealpost.observe.peer.TlsPeer;

/// A mail server that plays a script: each entry is said in answer to one command, the first as greeting. An entry
/// without a line end is followed by silence; `CLOSE` closes.
final class MailPeer implements Peer.Manner {
    static final String CLOSE = "(close)";
    /// Begins TLS, after what was said before.
    static final String TLS = "(tls)";

    private final List<String> script;
    private final TlsPeer tls;
    private final boolean octetByOctet;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final CountDownLatch quit = new CountDownLatch(1);

    MailPeer(TlsPeer tls, boolean octetByOctet, List<String> script) {
        this.tls = tls;
        this.octetByOctet = octetByOctet;
        this.script = script;
    }

    /// The commands that came, whether in TLS or not.
    List<String> commands() {
        return List.copyOf(commands);
    }

    boolean sawQuit() throws InterruptedException {
        return quit.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void serve(Socket plain) throws IOException {
        Socket socket = plain;
        for (String entry : script) {
            if (entry.equals(CLOSE)) {
                return;
            }
            if (entry.equals(TLS)) {
                socket = tls.shakeHands(socket);
            } else {
                say(socket, entry);
            }
            if (!entry.endsWith("(more)") && !next(socket)) {
                return;
            }
        }
        while (next(socket)) {
            // Silence.
        }
    }

    private void say(Socket socket, String entry) throws IOException {
        byte[] octets = entry.replace("(more)", "").getBytes(StandardCharsets.UTF_8);
        if (octetByOctet) {
            for (byte octet : octets) {
                socket.getOutputStream().write(octet);
            }
        } else {
            socket.getOutputStream().write(octets);
        }
        socket.getOutputStream().flush();
    }

    private boolean next(Socket socket) throws IOException {
        Optional<String> command = line(socket);
        command.ifPresent(commands::add);
        if (command.filter("QUIT"::equals).isPresent()) {
            quit.countDown();
            socket.getOutputStream().write("221 bye\r\n".getBytes(StandardCharsets.US_ASCII));
            return false;
        }
        return command.isPresent();
    }

    private static Optional<String> line(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int octet = socket.getInputStream().read();
                octet >= 0;
                octet = socket.getInputStream().read()) {
            if (octet == '\n') {
                return Optional.of(line.toString().strip());
            }
            line.append((char) octet);
        }
        return Optional.empty();
    }
}
