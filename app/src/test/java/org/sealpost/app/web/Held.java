package org.sealpost.app.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A connection on which a request is sent piece by piece.
final class Held implements AutoCloseable {
    private static final int LONGEST = (int) Duration.ofSeconds(20).toMillis();
    private static final int SHORTEST = 20;

    private final Socket socket = new Socket();

    /// @param source of this machine, from where to connect
    Held(InetSocketAddress server, InetAddress source) throws IOException {
        socket.bind(new InetSocketAddress(source, 0));
        socket.connect(server);
        socket.setSoTimeout(LONGEST);
    }

    Held say(String... lines) throws IOException {
        return write(String.join("\r\n", lines) + "\r\n\r\n");
    }

    Held write(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// The next line that comes, without its end; nothing when the server hangs up.
    String line() throws IOException {
        var line = new StringBuilder();
        try {
            for (int octet = next(); octet >= 0 && octet != '\n'; octet = next()) {
                line.append((char) octet);
            }
        } catch (SocketException hungUp) {
            return "";
        }
        return line.toString().strip();
    }

    private int next() throws IOException {
        return socket.getInputStream().read();
    }

    /// Says one octet after the other until something comes, and gives back the line that this begins.
    String trickle(int most) throws IOException {
        socket.setSoTimeout(SHORTEST);
        for (int i = 0; i < most; i++) {
            write("x");
            try {
                int first = next();
                socket.setSoTimeout(LONGEST);
                return (char) first + line();
            } catch (SocketTimeoutException notYet) {
                // One more, then.
            }
        }
        socket.setSoTimeout(LONGEST);
        return line();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
