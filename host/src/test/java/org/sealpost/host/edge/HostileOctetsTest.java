package org.sealpost.host.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Spoiled by chance, always the same: the readers of what strangers send end, and fail in the ways they say.
class HostileOctetsTest {
    private static final int TIMES = 50_000;

    private final Random random = new Random(8461);

    private byte[] spoil(byte[] good) {
        byte[] octets = good.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
        }
        return octets;
    }

    @Test
    void aSpoiledHelloIsReadOrNot() {
        byte[] good = new Hello()
                .extension(43, new byte[] {2, 3, 4})
                .serverName(Served.NAME)
                .protocols(List.of("http/1.1", "acme-tls/1"))
                .message();
        assertThat(ClientHello.read(Unpooled.wrappedBuffer(good)))
                .contains(new ClientHello(java.util.Optional.of(Served.NAME), List.of("http/1.1", "acme-tls/1")));
        int read = 0;
        for (int i = 0; i < TIMES; i++) {
            byte[] spoiled = spoil(good);
            int length = random.nextInt(10) == 0 ? random.nextInt(spoiled.length) : spoiled.length;
            if (ClientHello.read(Unpooled.wrappedBuffer(spoiled, 0, length)).isPresent()) {
                read++;
            }
        }
        assertThat(read).isBetween(TIMES / 4, TIMES * 19 / 20);
    }

    @Test
    void aSpoiledRequestIsReadTheSameHoweverItIsCut() {
        byte[] good = Served.LAST.getBytes(StandardCharsets.US_ASCII);
        int whole = 0;
        for (int i = 0; i < TIMES; i++) {
            byte[] spoiled = spoil(good);
            Request.Reading atOnce = new RequestReader(Served.SIZES).read(Unpooled.wrappedBuffer(spoiled));
            assertThat(inPieces(spoiled)).isEqualTo(atOnce);
            if (atOnce instanceof Request.Whole) {
                whole++;
            }
        }
        assertThat(whole).isBetween(TIMES / 20, TIMES / 2);
    }

    /// What is read first that is not unfinished.
    private Request.Reading inPieces(byte[] octets) {
        var reader = new RequestReader(Served.SIZES);
        ByteBuf in = Unpooled.buffer(octets.length);
        Request.Reading reading = new Request.Unfinished();
        for (int at = 0; at < octets.length && reading instanceof Request.Unfinished; ) {
            int piece = Math.min(octets.length - at, 1 + random.nextInt(40));
            in.writeBytes(octets, at, piece);
            at += piece;
            reading = reader.read(in);
        }
        return reading;
    }
}
