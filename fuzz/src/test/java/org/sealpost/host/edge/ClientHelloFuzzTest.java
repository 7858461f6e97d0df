package org.sealpost.host.edge;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;

/// The first message of a handshake, from anybody.
class ClientHelloFuzzTest {
    @FuzzTest
    void reads(byte[] data) {
        ByteBuf message = Unpooled.wrappedBuffer(data);
        Optional<ClientHello> hello = ClientHello.read(message);
        require(message.readerIndex() == 0, "the octets stay for the engine");
        require(hello.equals(ClientHello.read(message)), "the same octets give the same outcome");
        hello.ifPresent(read -> {
            int length = read.serverName().map(String::length).orElse(0)
                    + read.protocols().stream().mapToInt(String::length).sum();
            require(length <= data.length, "nothing is read that was not there");
            require(read.protocols().stream().noneMatch(String::isEmpty), "a protocol has a name");
            require(!read.isChallenge() || read.protocols().size() == 1, "a challenge offers nothing else");
        });
    }

    private static void require(boolean holds, String invariant) {
        if (!holds) {
            throw new AssertionError(invariant);
        }
    }
}
