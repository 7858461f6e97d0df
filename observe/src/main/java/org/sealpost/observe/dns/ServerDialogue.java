package org.sealpost.observe.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.DialedDatagram;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.protocol.name.IpAddress;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Asks one name server at one of its addresses, without wish for recursion: all questions at once over UDP from one
/// random port, again those without an answer, and over TCP those whose answer was cut off.
public final class ServerDialogue {
    private static final int PORT = 53;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int TRIES = 3;
    private static final int PAYLOAD = 1232;
    private static final int LARGEST = 65_535;

    private final Dialer dialer;
    private final SecureRandom ids = new SecureRandom();

    public ServerDialogue(Dialer dialer) {
        this.dialer = dialer;
    }

    /// Who is told what the server says, as it comes, each question once.
    public interface Listener {
        void heard(ServerAnswer answer);

        /// The serial of the zone, by an SOA record that came with authority.
        void serial(long serial);
    }

    /// Ends when there is an answer to every question, or there is none to be had.
    public void ask(IpAddress address, List<Question> questions, Deadline deadline, Listener listener) {
        Map<Message, Question> open = new LinkedHashMap<>();
        questions.forEach(question -> open.put(query(question), question));
        Map<Message, Question> truncated = new LinkedHashMap<>();
        switch (dialer.datagram(address, PORT, deadline)) {
            case DialedDatagram.NotOpen(ConnectFault fault, String detail) ->
                missing(open, false, fault, detail, listener);
            case DialedDatagram.Open(DatagramSocket socket) -> {
                try (socket) {
                    overUdp(socket, open, truncated, deadline, listener);
                    missing(open, false, ConnectFault.TIMED_OUT, "no answer in time", listener);
                } catch (PortUnreachableException nobody) {
                    missing(open, false, ConnectFault.REFUSED, "nothing listens there", listener);
                } catch (IOException failed) {
                    missing(open, false, ConnectFault.OTHER, String.valueOf(failed.getMessage()), listener);
                }
            }
        }
        if (!truncated.isEmpty()) {
            overTcp(address, truncated, deadline, listener);
        }
    }

    private Message query(Question question) {
        var query = new Message(ids.nextInt(0x10000));
        query.addRecord(
                Record.newRecord(ValidatingDns.name(question.name()), Type.value(question.type()), DClass.IN),
                Section.QUESTION);
        query.addRecord(new OPTRecord(PAYLOAD, 0, 0), Section.ADDITIONAL);
        return query;
    }

    private static void overUdp(
            DatagramSocket socket,
            Map<Message, Question> open,
            Map<Message, Question> truncated,
            Deadline deadline,
            Listener listener)
            throws IOException {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        for (int tried = 1; tried <= TRIES && !open.isEmpty(); tried++) {
            Deadline patience = deadline.min(PATIENCE.multipliedBy(1L << (tried - 1)));
            for (Message query : open.keySet()) {
                byte[] octets = query.toWire();
                socket.send(new DatagramPacket(octets, octets.length));
            }
            while (!open.isEmpty() && !patience.passed()) {
                socket.setSoTimeout(patience.remainingMillis());
                packet.setLength(LARGEST);
                try {
                    socket.receive(packet);
                } catch (SocketTimeoutException silence) {
                    break;
                }
                received(Arrays.copyOf(packet.getData(), packet.getLength()), open, truncated, listener);
            }
        }
    }

    private static void received(
            byte[] octets, Map<Message, Question> open, Map<Message, Question> truncated, Listener listener) {
        for (Message query : List.copyOf(open.keySet())) {
            Optional<Message> answer = sameId(octets, query) ? Wire.answer(octets, query) : Optional.empty();
            if (answer.isPresent()) {
                Question question = Optional.ofNullable(open.remove(query)).orElseThrow();
                if (answer.get().getHeader().getFlag(Flags.TC)) {
                    truncated.put(query, question);
                } else {
                    tell(question, answer.get(), listener);
                }
                return;
            }
        }
    }

    private static boolean sameId(byte[] octets, Message query) {
        return octets.length > 2
                && (((octets[0] & 0xff) << 8) | (octets[1] & 0xff))
                        == query.getHeader().getID();
    }

    private void overTcp(IpAddress address, Map<Message, Question> truncated, Deadline deadline, Listener listener) {
        String server = new Endpoint(address, PORT).toString();
        switch (dialer.dial(address, PORT, deadline)) {
            case Dialed.NotConnected(ConnectFault fault, String detail) ->
                missing(truncated, true, fault, detail, listener);
            case Dialed.Connected(var socket) -> {
                try (socket;
                        var cutoff = dialer.closeAt(socket, deadline)) {
                    for (Message query : List.copyOf(truncated.keySet())) {
                        Reply reply;
                        try {
                            reply = Framing.ask(socket, query, server);
                        } catch (IOException failed) {
                            reply = Framing.failed(server, failed, cutoff.struck());
                        }
                        if (!(reply instanceof Reply.Came(Message message))) {
                            break;
                        }
                        tell(Optional.ofNullable(truncated.remove(query)).orElseThrow(), message, listener);
                    }
                } catch (IOException failedToClose) {
                    // What was heard was heard.
                }
                missing(truncated, true, ConnectFault.OTHER, "no answer over TCP", listener);
            }
        }
    }

    private static void tell(Question question, Message message, Listener listener) {
        if (question.type().equals("SOA") && message.getHeader().getFlag(Flags.AA)) {
            Spoken.serial(message).ifPresent(listener::serial);
        }
        listener.heard(Spoken.of(question, message));
    }

    private static void missing(
            Map<Message, Question> open, boolean truncated, ConnectFault fault, String detail, Listener listener) {
        new ArrayList<>(open.values())
                .forEach(question -> listener.heard(new ServerAnswer.Missing(question, truncated, fault, detail)));
        open.clear();
    }
}
