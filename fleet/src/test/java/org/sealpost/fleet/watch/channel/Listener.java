package org.sealpost.fleet.watch.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/// An HTTP server on loopback that keeps what it gets and answers what it is told, in their order; then 200.
final class Listener implements AutoCloseable {
    private final ServerSocket server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Thread thread;

    private Listener(ServerSocket server) {
        this.server = server;
        this.thread = Thread.ofVirtual().start(this::serve);
    }

    record Heard(String line, Map<String, String> headers, String body) {
        String header(String name) {
            return Optional.ofNullable(headers.get(name)).orElseThrow();
        }
    }

    static Listener open() throws IOException {
        return new Listener(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    void answer(String head) {
        answers.add(head);
    }

    List<Heard> heard() {
        return heard;
    }

    private void serve() {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    heard.add(read(socket.getInputStream()));
                    String answer = Optional.ofNullable(answers.poll()).orElse("HTTP/1.1 200 OK\r\n");
                    socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException closed) {
            answers.clear();
        }
    }

    private static Heard read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            head.write(in.read());
        }
        List<String> lines = head.toString(StandardCharsets.UTF_8).lines().toList();
        Map<String, String> headers = lines.stream()
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Heard(lines.getFirst(), headers, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
    }
}
