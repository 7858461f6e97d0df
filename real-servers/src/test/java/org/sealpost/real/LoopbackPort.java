package org.sealpost.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/// A port of 127.0.0.1 that nobody uses, over TCP and UDP.
record LoopbackPort(int number) {
    private static final int TRIES = 100;

    /// A port that was free a moment ago: the servers cannot be handed an open socket.
    static LoopbackPort free() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        for (int i = 0; i < TRIES; i++) {
            try (var tcp = new ServerSocket(0, 1, loopback)) {
                if (udpIsFree(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
                    return new LoopbackPort(tcp.getLocalPort());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static boolean udpIsFree(InetSocketAddress address) {
        try (var udp = new DatagramSocket(address)) {
            return udp.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "127.0.0.1:" + number;
    }
}
