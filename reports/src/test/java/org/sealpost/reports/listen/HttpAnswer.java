package org.sealpost.reports.listen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a server answered to one request, after which the connection ended.
record HttpAnswer(int status, Map<String, String> headers, String body) {
    /// @param header further lines, each with its end
    static HttpAnswer to(Socket socket, String method, String path, String header, byte[] body) throws IOException {
        try (socket) {
            socket.setSoTimeout(20_000);
            var request = new ByteArrayOutputStream();
            request.writeBytes((method + " " + path + " HTTP/1.1\r\nHost: reports.example\r\nConnection: close\r\n"
                            + header + (body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            socket.getOutputStream().flush();
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static HttpAnswer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        var lines = text.substring(0, end).lines().toList();
        var headers = new HashMap<String, String>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new HttpAnswer(Integer.parseInt(lines.getFirst().substring(9, 12)), headers, text.substring(end + 4));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
