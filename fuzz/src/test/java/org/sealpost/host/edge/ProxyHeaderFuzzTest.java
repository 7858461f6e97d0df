package org.sealpost.host.edge;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;

/// The header of a proxy, versions 1 and 2, as the decoder and we read it.
class ProxyHeaderFuzzTest {
    @FuzzTest
    void readsOrRefuses(byte[] data) {
        var channel = new EmbeddedChannel(new HAProxyMessageDecoder(true));
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(data));
            if (channel.readInbound() instanceof HAProxyMessage header) {
                ProxyHeader.source(header.sourceAddress())
                        .ifPresent(source -> require(
                                source.getAddress().length == 4 || source.getAddress().length == 16,
                                "a source has an address"));
                header.release();
            }
            channel.finishAndReleaseAll();
        } catch (DecoderException refused) {
            // The connection ends.
        }
    }

    private static void require(boolean holds, String invariant) {
        if (!holds) {
            throw new AssertionError(invariant);
        }
    }
}
