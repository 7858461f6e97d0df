package org.sealpost.fleet.watch.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server on loopback for one dialogue at a time, which takes everything but what it is told to refuse.
final class MailStandIn implements AutoCloseable {
    private final ServerSocket server;
    private final String refused;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private MailStandIn(ServerSocket server, String refused) {
        this.server = server;
        this.refused = refused;
        Thread.ofVirtual().start(this::serve);
    }

    /// @param refused a recipient and the reply to it, such as `eva@ 550 no`; empty: none
    static MailStandIn open(String refused) throws IOException {
        return new MailStandIn(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), refused);
    }

    int port() {
        return server.getLocalPort();
    }

    /// The lines that came.
    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                converse(socket);
            } catch (IOException over) {
                heard.add("(closed)");
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        say(socket, "220 stand-in");
        boolean data = false;
        for (Optional<String> line = next(in); line.isPresent(); line = next(in)) {
            String text = line.get();
            heard.add(text);
            if (data) {
                data = !text.equals(".");
                if (!data) {
                    say(socket, "250 taken");
                }
            } else {
                String verb = text.toUpperCase(Locale.ROOT);
                data = verb.equals("DATA");
                say(socket, reply(verb, text));
            }
        }
    }

    private String reply(String verb, String text) {
        if (!refused.isEmpty()
                && verb.startsWith("RCPT")
                && text.contains(refused.substring(0, refused.indexOf(' ')))) {
            return refused.substring(refused.indexOf(' ') + 1);
        }
        return verb.equals("DATA") ? "354 go on" : verb.equals("QUIT") ? "221 bye" : "250 ok";
    }

    private static Optional<String> next(BufferedReader in) throws IOException {
        return Optional.ofNullable(in.readLine());
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
