package org.sealpost.publish.dns.update;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Endpoint;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/// Messages to the primary server over TCP, signed where there is a key, each answered before the next is sent.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8945#section-5">RFC 8945 §5</a>
final class SignedExchange {
    private static final int LARGEST = 65_535;

    private final UpdateServer server;
    private final Optional<TsigKey> key;
    private final Dialer dialer;
    private final InstantSource clock;
    private final Duration patience;
    private final UpdateFaults faults;

    SignedExchange(UpdateServer server, Optional<TsigKey> key, Dialer dialer, InstantSource clock, Duration patience) {
        this.server = server;
        this.key = key;
        this.dialer = dialer;
        this.clock = clock;
        this.patience = patience;
        this.faults = new UpdateFaults(server, key.map(TsigKey::name).orElse("none"));
    }

    UpdateFaults faults() {
        return faults;
    }

    Heard ask(Message message) {
        return ask(List.of(message)).getFirst();
    }

    /// One answer for each message; when one cannot be believed, the same stands for all that follow.
    List<Heard> ask(List<Message> messages) {
        Deadline deadline = Deadline.after(patience);
        Heard.Nothing last =
                new Heard.Nothing(server + " has no address; check the name of the server, or give its address.");
        for (Endpoint endpoint : server.endpoints()) {
            switch (dialer.dialNamed(endpoint, deadline)) {
                case Dialed.NotConnected(var _, String detail) ->
                    last = new Heard.Nothing("No connection to " + server + " over TCP (" + detail
                            + "); see that it is up, and that port " + endpoint.port() + " is open for TCP.");
                case Dialed.Connected(Socket socket) -> {
                    return over(socket, messages, deadline);
                }
            }
        }
        return repeated(last, messages.size());
    }

    private static List<Heard> repeated(Heard heard, int times) {
        return Collections.nCopies(times, heard);
    }

    private List<Heard> over(Socket socket, List<Message> messages, Deadline deadline) {
        List<Heard> all = new ArrayList<>();
        try (socket;
                var cutoff = dialer.closeAt(socket, deadline)) {
            for (Message message : messages) {
                Heard heard;
                try {
                    heard = over(socket, message);
                } catch (IOException failed) {
                    heard = new Heard.Nothing(
                            cutoff.struck()
                                    ? server + " did not answer within " + patience.toSeconds() + " s; see its log."
                                    : server + " closed the connection before it had answered; see its log.");
                }
                all.add(heard);
                if (heard instanceof Heard.Nothing) {
                    break;
                }
            }
        } catch (IOException failedToClose) {
            // What was heard was heard.
        }
        while (all.size() < messages.size()) {
            all.add(all.getLast());
        }
        return all;
    }

    private Heard over(Socket socket, Message message) throws IOException {
        Optional<TSIG> signer = key.map(each -> each.signer(clock));
        if (signer.isPresent()) {
            signer.get().apply(message, null);
        }
        byte[] octets = message.toWire(LARGEST);
        byte[] framed = new byte[octets.length + 2];
        framed[0] = (byte) (octets.length >> 8);
        framed[1] = (byte) octets.length;
        System.arraycopy(octets, 0, framed, 2, octets.length);
        socket.getOutputStream().write(framed);
        socket.getOutputStream().flush();
        var in = new DataInputStream(socket.getInputStream());
        byte[] answer = new byte[in.readUnsignedShort()];
        in.readFully(answer);
        return judged(answer, message, signer);
    }

    private Heard judged(byte[] octets, Message asked, Optional<TSIG> signer) {
        Message answer;
        try {
            answer = new Message(octets);
        } catch (IOException | RuntimeException unreadable) {
            // The parser meets hostile octets; whatever it throws, this is no answer.
            return notFitting();
        }
        if (answer.getHeader().getID() != asked.getHeader().getID()
                || !answer.getHeader().getFlag(Flags.QR)
                || answer.getHeader().getOpcode() != asked.getHeader().getOpcode()) {
            return notFitting();
        }
        if (signer.isEmpty()) {
            return new Heard.Answer(answer);
        }
        TSIGRecord signature = answer.getTSIG();
        if (signature != null && signature.getError() != Rcode.NOERROR) {
            return new Heard.Nothing(faults.ofSignature(signature, clock.instant()));
        }
        if (signature == null) {
            return unsigned(answer);
        }
        return signer.get().verify(answer, octets, asked.getTSIG()) == Rcode.NOERROR
                ? new Heard.Answer(answer)
                : new Heard.Nothing(faults.wronglySigned());
    }

    /// A server that does not take the signature, or serves no such zone, may say so by an error without a
    /// signature of its own (RFC 8945 §5.3.2); nothing follows from it but a sentence.
    private Heard unsigned(Message answer) {
        return switch (answer.getRcode()) {
            case Rcode.NOTAUTH -> new Heard.Nothing(faults.ofSignatureWithoutReason());
            case Rcode.REFUSED, Rcode.SERVFAIL, Rcode.FORMERR, Rcode.NOTIMP -> new Heard.Answer(answer);
            default -> new Heard.Nothing(faults.unsigned());
        };
    }

    private Heard notFitting() {
        return new Heard.Nothing(
                "What came from " + server + " does not answer the question; see that it is a name" + " server.");
    }
}
