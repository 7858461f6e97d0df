package org.sealpost.host.edge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Octets of a ClientHello in one record, good enough to be read and no more.
final class Hello {
    private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();

    Hello extension(int type, byte[] body) {
        extensions.write(type >> 8);
        extensions.write(type);
        extensions.writeBytes(vector(2, body));
        return this;
    }

    Hello serverName(String... names) {
        var list = new ByteArrayOutputStream();
        for (String name : names) {
            list.write(0);
            list.writeBytes(vector(2, name.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return extension(0, vector(2, list.toByteArray()));
    }

    Hello protocols(List<String> names) {
        var list = new ByteArrayOutputStream();
        for (String name : names) {
            list.writeBytes(vector(1, name.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return extension(16, vector(2, list.toByteArray()));
    }

    byte[] message() {
        var hello = new ByteArrayOutputStream();
        hello.writeBytes(new byte[] {3, 3});
        hello.writeBytes(new byte[32]);
        hello.writeBytes(vector(1, new byte[0]));
        hello.writeBytes(vector(2, new byte[] {0x13, 1}));
        hello.writeBytes(vector(1, new byte[] {0}));
        hello.writeBytes(vector(2, extensions.toByteArray()));
        return hello.toByteArray();
    }

    byte[] record() {
        var handshake = new ByteArrayOutputStream();
        handshake.write(1);
        handshake.write(0);
        handshake.writeBytes(vector(2, message()));
        var record = new ByteArrayOutputStream();
        record.writeBytes(new byte[] {22, 3, 1});
        record.writeBytes(vector(2, handshake.toByteArray()));
        return record.toByteArray();
    }

    private static byte[] vector(int octets, byte[] body) {
        var out = new ByteArrayOutputStream();
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            out.write(body.length >> shift);
        }
        out.writeBytes(body);
        return out.toByteArray();
    }
}
