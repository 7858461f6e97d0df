package org.sealpost.lab.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.sealpost.lab.net.Listeners;
import org.sealpost.lab.net.Replies;
import org.sealpost.lab.net.Replies.LabClosed;
import org.sealpost.lab.reply.Reply.Kind;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A name server or resolver of the lab, UDP and TCP at one port.
public final class DnsServer {
    private static final int ATTEMPTS = 20;
    private static final int PLAIN_PAYLOAD = 512;
    private static final int LARGEST_PAYLOAD = 4096;

    private final CompletableFuture<Function<Message, Answers.Answer>> answers = new CompletableFuture<>();
    private final Listeners listeners;
    private final Replies replies;
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    public DnsServer(Listeners listeners, Replies replies) {
        this.listeners = listeners;
        this.replies = replies;
    }

    /// Answers from this tree as a resolver from now on, also those who asked before.
    ///
    /// @param signatures whether it hands on signatures to those who ask for them
    public void resolve(Tree tree, boolean signatures) {
        answers.complete(new Answers(tree, signatures)::answer);
    }

    /// Answers as the name server `name` from now on, also those who asked before.
    ///
    /// @param own the zone that the server's plan is about
    public void serve(Tree tree, String name, ZonePlan own, NameServerPlan plan) {
        answers.complete(new Authority(tree.served(name, own, plan), plan)::answer);
    }

    /// Opens both sockets at `port`, or at a port where both are free when that is 0.
    public InetSocketAddress start(int port) throws IOException {
        for (int attempt = 1; true; attempt++) {
            InetSocketAddress tcp = listeners.listen(port, this::serveTcp);
            try {
                var udp = new DatagramSocket(tcp);
                listeners.keep(udp);
                listeners.run(() -> serveUdp(udp));
                return tcp;
            } catch (IOException taken) {
                if (port != 0 || attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /// Opens a socket for UDP at a port where TCP is refused.
    public InetSocketAddress startWithoutTcp() throws IOException {
        for (int attempt = 1; true; attempt++) {
            InetSocketAddress refusing = listeners.refusing();
            try {
                var udp = new DatagramSocket(refusing);
                listeners.keep(udp);
                listeners.run(() -> serveUdp(udp));
                return refusing;
            } catch (IOException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private void serveUdp(DatagramSocket socket) {
        byte[] buffer = new byte[65_535];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                long received = System.nanoTime();
                byte[] query = Arrays.copyOf(buffer, packet.getLength());
                SocketAddress client = packet.getSocketAddress();
                listeners.run(() -> answerUdp(socket, query, client, received));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answerUdp(DatagramSocket socket, byte[] octets, SocketAddress client, long received) {
        try {
            var query = new Message(octets);
            Answers.Answer answer = answers.join().apply(query);
            Optional<DnsFault> fault = answer.fault();
            if (fault.equals(Optional.of(DnsFault.TIMEOUT))
                    || (fault.equals(Optional.of(DnsFault.LOST_ONCE)) && lost.add(name(query)))) {
                return;
            }
            replies.before(Kind.DNS, name(query), received);
            if (fault.equals(Optional.of(DnsFault.WRONG_ID))) {
                send(socket, forged(query), client);
            }
            send(
                    socket,
                    fault.equals(Optional.of(DnsFault.TRUNCATED))
                            ? truncated(query).toWire()
                            : answer.message().toWire(payload(query)),
                    client);
        } catch (IOException | LabClosed notAnswered) {
            // A malformed question, or a socket that is closed: nobody waits for the answer.
            return;
        }
    }

    private void serveTcp(Socket socket) throws IOException {
        var messages = new TcpMessages(socket);
        for (Optional<byte[]> octets = messages.next(); octets.isPresent(); octets = messages.next()) {
            long received = System.nanoTime();
            var query = new Message(octets.get());
            Answers.Answer answer = answers.join().apply(query);
            if (!answer.fault().equals(Optional.of(DnsFault.TIMEOUT))) {
                replies.before(Kind.DNS, name(query), received);
                messages.send(answer.message());
            }
        }
    }

    private static Message truncated(Message query) {
        Message reply = Answers.reply(query, 0);
        reply.getHeader().setFlag(Flags.TC);
        return reply;
    }

    /// An answer that a stranger could have sent: the id is not that of the question.
    private static byte[] forged(Message query) throws IOException {
        Message reply = Answers.reply(query, 0);
        reply.getHeader().setID(query.getHeader().getID() ^ 0xffff);
        if (query.getQuestion().getType() == Type.TXT) {
            reply.addRecord(
                    Record.fromString(
                            query.getQuestion().getName(),
                            Type.TXT,
                            1,
                            Zone.TTL,
                            "\"forged\"",
                            query.getQuestion().getName()),
                    Section.ANSWER);
        }
        return reply.toWire();
    }

    private static int payload(Message query) {
        return query.getOPT() == null
                ? PLAIN_PAYLOAD
                : Math.clamp(query.getOPT().getPayloadSize(), PLAIN_PAYLOAD, LARGEST_PAYLOAD);
    }

    private static void send(DatagramSocket socket, byte[] wire, SocketAddress client) throws IOException {
        socket.send(new DatagramPacket(wire, wire.length, client));
    }

    private static String name(Message query) {
        Record question = query.getQuestion();
        return question == null ? "" : question.getName() + " " + Type.string(question.getType());
    }
}
