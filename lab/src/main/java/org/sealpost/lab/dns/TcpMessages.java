package org.sealpost.lab.dns;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.xbill.DNS.Message;

/// Messages one after the other on a connection, each after its length.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-4.2.2">RFC 1035 §4.2.2</a>
final class TcpMessages {
    private static final int LARGEST = 65_535;

    private final Socket socket;
    private final DataInputStream in;

    TcpMessages(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /// The next, or empty when the other side has said all.
    Optional<byte[]> next() throws IOException {
        byte[] octets;
        try {
            octets = new byte[in.readUnsignedShort()];
        } catch (EOFException done) {
            return Optional.empty();
        }
        in.readFully(octets);
        return Optional.of(octets);
    }

    void send(Message message) throws IOException {
        byte[] wire = message.toWire(LARGEST);
        byte[] framed = new byte[wire.length + 2];
        framed[0] = (byte) (wire.length >> 8);
        framed[1] = (byte) wire.length;
        System.arraycopy(wire, 0, framed, 2, wire.length);
        socket.getOutputStream().write(framed);
    }
}
