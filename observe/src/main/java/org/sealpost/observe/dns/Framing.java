package org.sealpost.observe.dns;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import org.sealpost.observe.facts.DnsFault;
import org.xbill.DNS.Message;

/// One question and its answer on a stream, each behind its length in two octets.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-4.2.2">RFC 1035 §4.2.2</a>
final class Framing {
    private Framing() {}

    static Reply ask(Socket socket, Message query, String server) throws IOException {
        byte[] octets = query.toWire();
        byte[] framed = new byte[octets.length + 2];
        framed[0] = (byte) (octets.length >> 8);
        framed[1] = (byte) octets.length;
        System.arraycopy(octets, 0, framed, 2, octets.length);
        socket.getOutputStream().write(framed);
        socket.getOutputStream().flush();
        var in = new DataInputStream(socket.getInputStream());
        byte[] answer = new byte[in.readUnsignedShort()];
        in.readFully(answer);
        return Wire.answer(answer, query)
                .<Reply>map(Reply.Came::new)
                .orElseGet(() -> new Reply.Missing(
                        DnsFault.MALFORMED, "what came from " + server + " does not fit the question"));
    }

    static Reply failed(String server, IOException failed, boolean tooSlow) {
        if (tooSlow) {
            return new Reply.Missing(DnsFault.TIMED_OUT, server + " did not answer in time");
        }
        String words = failed instanceof EOFException ? "closed the connection" : failed.getMessage();
        return new Reply.Missing(DnsFault.SERVER_FAILURE, server + ": " + words);
    }
}
