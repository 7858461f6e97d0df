package org.sealpost.lab.tls;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.protocol.Octets;

/// The first record of a TLS client, read before it is known how the server will treat it.
///
/// @param octets the record as it came
/// @param serverName the name that the client asks for, in lower case
record ClientHello(Octets octets, Optional<String> serverName) {
    private static final int HANDSHAKE = 22;
    private static final int SERVER_NAME = 0;

    /// @throws EOFException when the client ends the connection before its record does
    static ClientHello read(InputStream from) throws IOException {
        var in = new DataInputStream(from);
        byte[] header = new byte[5];
        in.readFully(header);
        int length = (header[3] & 0xff) << 8 | (header[4] & 0xff);
        byte[] record = Arrays.copyOf(header, 5 + length);
        in.readFully(record, 5, length);
        return new ClientHello(Octets.of(record), header[0] == HANDSHAKE ? serverName(record) : Optional.empty());
    }

    private static Optional<String> serverName(byte[] record) {
        try {
            // RFC 8446 §4.1.2: record header, handshake header, version and random come first.
            ByteBuffer hello = ByteBuffer.wrap(record).position(5 + 4 + 2 + 32);
            skip(hello, Byte.toUnsignedInt(hello.get()));
            skip(hello, Short.toUnsignedInt(hello.getShort()));
            skip(hello, Byte.toUnsignedInt(hello.get()));
            hello.getShort();
            while (hello.hasRemaining()) {
                int type = Short.toUnsignedInt(hello.getShort());
                int length = Short.toUnsignedInt(hello.getShort());
                if (type == SERVER_NAME && length > 5) {
                    // RFC 6066 §3: list length, name type, name length, name.
                    skip(hello, 3);
                    byte[] name = new byte[Short.toUnsignedInt(hello.getShort())];
                    hello.get(name);
                    return Optional.of(new String(name, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT));
                }
                skip(hello, length);
            }
            return Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static void skip(ByteBuffer buffer, int octets) {
        buffer.position(buffer.position() + octets);
    }
}
