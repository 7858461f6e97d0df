package org.sealpost.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends octets to a server and takes whatever comes back until it hangs up.
public record Wire(InetSocketAddress server) {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /// A request that asks for the connection to be closed afterwards.
    public String ask(String requestLine, String... headers) throws IOException {
        var text = new StringBuilder(requestLine).append("\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return send(text.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    public String send(byte[] octets) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(server);
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.getOutputStream().write(octets);
            socket.shutdownOutput();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
    }

    /// Such as 200; 0 when nothing came.
    public static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
