package org.sealpost.observe.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Endpoint;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/// UDP from a fresh random port for each question, and TCP when the answer says that it was truncated.
final class PlainTransport implements Transport {
    private final Dialer dialer;
    private final Endpoint endpoint;

    PlainTransport(Dialer dialer, Endpoint endpoint) {
        this.dialer = dialer;
        this.endpoint = endpoint;
    }

    @Override
    public Reply ask(Message query, Deadline deadline) {
        Reply reply = udp(query, deadline);
        return reply instanceof Reply.Came(Message message)
                        && message.getHeader().getFlag(Flags.TC)
                ? tcp(query, deadline)
                : reply;
    }

    private Reply udp(Message query, Deadline deadline) {
        boolean strangers = false;
        try (var socket = dialer.datagram(endpoint)) {
            byte[] octets = query.toWire();
            socket.send(new DatagramPacket(octets, octets.length));
            var packet = new DatagramPacket(new byte[65_535], 65_535);
            while (!deadline.passed()) {
                socket.setSoTimeout(deadline.remainingMillis());
                socket.receive(packet);
                byte[] received = Arrays.copyOf(packet.getData(), packet.getLength());
                Optional<Message> answer = Wire.answer(received, query);
                if (answer.isPresent()) {
                    return new Reply.Came(answer.get());
                }
                strangers = true;
                packet.setLength(65_535);
            }
            return silent(strangers);
        } catch (SocketTimeoutException silence) {
            return silent(strangers);
        } catch (PortUnreachableException nobody) {
            return new Reply.Missing(DnsFault.NO_RESOLVER, "nothing listens at " + endpoint);
        } catch (IOException failed) {
            return new Reply.Missing(DnsFault.NO_RESOLVER, endpoint + ": " + failed.getMessage());
        }
    }

    private Reply silent(boolean strangers) {
        return strangers
                ? new Reply.Missing(DnsFault.MALFORMED, "what came from " + endpoint + " does not fit the question")
                : new Reply.Missing(DnsFault.TIMED_OUT, endpoint + " did not answer in time");
    }

    private Reply tcp(Message query, Deadline deadline) {
        return switch (dialer.dialNamed(endpoint, deadline)) {
            case Dialed.NotConnected(var _, String detail) ->
                new Reply.Missing(DnsFault.TIMED_OUT, "truncated, and no TCP to " + endpoint + ": " + detail);
            case Dialed.Connected(var socket) -> {
                try (socket;
                        var cutoff = dialer.closeAt(socket, deadline)) {
                    try {
                        yield Framing.ask(socket, query, endpoint.toString());
                    } catch (IOException failed) {
                        yield Framing.failed(endpoint.toString(), failed, cutoff.struck());
                    }
                } catch (IOException failedToClose) {
                    yield Framing.failed(endpoint.toString(), failedToClose, false);
                }
            }
        };
    }
}
