package org.sealpost.app.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.sealpost.protocol.Octets;

/// Octets as they are kept: deflated where that makes them smaller. The first octet tells which.
final class Packed implements AutoCloseable {
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;

    /// One for all: making it takes longer than a report.
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

    Octets of(Octets octets) {
        byte[] plain = octets.toArray();
        byte[] packed = new byte[plain.length + 1];
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        int length = deflater.deflate(packed, 1, plain.length);
        if (deflater.finished()) {
            packed[0] = DEFLATED;
            return Octets.of(Arrays.copyOf(packed, length + 1));
        }
        packed[0] = PLAIN;
        System.arraycopy(plain, 0, packed, 1, plain.length);
        return Octets.of(packed);
    }

    @Override
    public void close() {
        deflater.close();
    }

    static Octets read(byte[] packed) {
        byte[] rest = Arrays.copyOfRange(packed, 1, packed.length);
        return Octets.of(packed[0] == PLAIN ? rest : inflated(rest));
    }

    private static byte[] inflated(byte[] deflated) {
        var out = new ByteArrayOutputStream(4 * deflated.length);
        byte[] buffer = new byte[1 << 13];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(deflated);
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw new StoreFault("octets in it are broken");
                }
                out.write(buffer, 0, length);
            }
        } catch (DataFormatException e) {
            throw new StoreFault(e);
        }
        return out.toByteArray();
    }
}
