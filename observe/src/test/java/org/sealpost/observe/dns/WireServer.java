package org.sealpost.observe.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.protocol.name.IpAddress;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

/// A DNS server on loopback, UDP and TCP on one port, that says what a function tells it to.
final class WireServer implements AutoCloseable {
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Answers answers;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /// What to send back: any number of packets, none for silence. Over TCP the first counts.
    interface Answers {
        List<byte[]> to(Message query, boolean tcp);
    }

    WireServer(Answers answers) {
        this.answers = answers;
        try {
            Pair pair = Pair.open();
            tcp = pair.tcp();
            udp = pair.udp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    static WireServer of(SignedTree tree) {
        return new WireServer((query, tcp) -> List.of(tree.answer(query).toWire()));
    }

    Endpoint endpoint() {
        return new Endpoint(IpAddress.of(new byte[] {127, 0, 0, 1}), tcp.getLocalPort());
    }

    /// Every question in order, such as `TXT a.example. udp`.
    List<String> asked() {
        return List.copyOf(asked);
    }

    private List<byte[]> answer(byte[] octets, boolean overTcp) throws IOException {
        var query = new Message(octets);
        asked.add(Type.string(query.getQuestion().getType()) + " "
                + query.getQuestion().getName() + (overTcp ? " tcp" : " udp"));
        return answers.to(query, overTcp);
    }

    private void serveUdp() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[4096], 4096);
                udp.receive(packet);
                Thread.ofVirtual().start(() -> reply(packet));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void reply(DatagramPacket packet) {
        try {
            for (byte[] out : answer(Arrays.copyOf(packet.getData(), packet.getLength()), false)) {
                udp.send(new DatagramPacket(out, out.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serveTcp() {
        try {
            while (true) {
                Socket socket = tcp.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new DataInputStream(socket.getInputStream())) {
            while (true) {
                byte[] octets = in.readNBytes(in.readUnsignedShort());
                byte[] out = answer(octets, true).getFirst();
                byte[] framed = new byte[out.length + 2];
                framed[0] = (byte) (out.length >> 8);
                framed[1] = (byte) out.length;
                System.arraycopy(out, 0, framed, 2, out.length);
                socket.getOutputStream().write(framed);
            }
        } catch (IOException closed) {
            // The client has what it wanted.
        }
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Two sockets at one port.
    private record Pair(ServerSocket tcp, DatagramSocket udp) {
        private static final int TRIES = 100;

        static Pair open() throws IOException {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            for (int i = 1; true; i++) {
                var tcp = new ServerSocket(0, 50, loopback);
                try {
                    return new Pair(tcp, new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort())));
                } catch (BindException takenByAnother) {
                    tcp.close();
                    if (i == TRIES) {
                        throw takenByAnother;
                    }
                }
            }
        }
    }
}
