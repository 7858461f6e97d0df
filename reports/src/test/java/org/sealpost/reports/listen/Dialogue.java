package org.sealpost.reports.listen;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that says what it is told to, and hears lines.
final class Dialogue implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final boolean slowly;

    Dialogue(InetSocketAddress address) throws IOException {
        this(new Socket(address.getAddress(), address.getPort()), false);
    }

    /// @param slowly each octet by itself
    Dialogue(Socket socket, boolean slowly) throws IOException {
        this.socket = socket;
        this.slowly = slowly;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    void say(String line) throws IOException {
        write(line + "\r\n");
    }

    /// One character for each octet.
    void write(String octets) throws IOException {
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        if (slowly) {
            for (byte each : bytes) {
                out.write(each);
                out.flush();
            }
        } else {
            out.write(bytes);
            out.flush();
        }
    }

    /// The next line without its end; empty when the connection has ended.
    String hear() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// The last line of the next reply.
    String reply() throws IOException {
        String line = hear();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = hear();
        }
        return line;
    }

    String ask(String line) throws IOException {
        say(line);
        return reply();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
