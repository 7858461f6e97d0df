package org.sealpost.observe.https;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.protocol.Octets;

/// Reads one HTTP/1.1 response to a GET request: interim responses are passed over, transfer coding is undone,
/// nothing else is.
///
/// It reads any stream, never beyond the limits, and throws only what the stream throws.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
public final class HttpResponseReader {
    private static final int INTERIM_RESPONSES = 10;
    /// How much of a body that is announced to be too large is kept.
    private static final int BEGINNING = 1024;

    private final InputStream in;
    private final int bodyLimit;
    private final HeadReader head;
    private final int linesLimit;

    private HttpResponseReader(InputStream in, int headLimit, int bodyLimit) {
        this.in = in;
        this.bodyLimit = bodyLimit;
        this.head = new HeadReader(in, headLimit);
        // A chunk of one octet has a size line of three octets and a line end of two.
        this.linesLimit = headLimit + 5 * bodyLimit;
    }

    /// @param in buffered, because it is read octet by octet
    /// @param headLimit octets of all header sections together
    /// @param bodyLimit octets of the body
    public static HttpReading read(InputStream in, int headLimit, int bodyLimit) throws IOException {
        try {
            return new HttpResponseReader(in, headLimit, bodyLimit).response();
        } catch (NotHttpException garbage) {
            return new HttpReading.Garbage(garbage.words());
        }
    }

    private HttpReading response() throws IOException, NotHttpException {
        Head last = head.read();
        for (int interim = 0; last.status() / 100 == 1; interim++) {
            // RFC 9110 §15.2: a client takes any number of 1xx responses; nothing here asks for another protocol.
            if (last.status() == 101 || interim == INTERIM_RESPONSES) {
                throw new NotHttpException("status " + last.status() + " that was not asked for");
            }
            last = head.read();
        }
        if (last.status() == 204 || last.status() == 304) {
            return new HttpReading.Complete(last.with(Octets.EMPTY));
        }
        List<String> codings = last.values("Transfer-Encoding");
        if (!codings.isEmpty()) {
            // RFC 9112 §6.3: the transfer coding outweighs a length.
            String coding = String.join(", ", codings);
            if (!coding.strip().toLowerCase(Locale.ROOT).equals("chunked")) {
                throw new NotHttpException("a transfer coding that was not asked for: " + HeadReader.piece(coding));
            }
            return body(last, new ChunkedBody(in, new HeadReader(in, linesLimit)));
        }
        Optional<Long> length = last.length();
        if (length.isEmpty()) {
            return body(last, in);
        }
        if (length.get() > bodyLimit) {
            return new HttpReading.TooLarge(last.with(Octets.of(in.readNBytes(Math.min(BEGINNING, bodyLimit)))));
        }
        byte[] body = in.readNBytes(Math.toIntExact(length.get()));
        if (body.length < length.get()) {
            throw new NotHttpException("the body ended after " + body.length + " of " + length.get() + " octets");
        }
        return new HttpReading.Complete(last.with(Octets.of(body)));
    }

    private HttpReading body(Head last, InputStream stream) throws IOException, NotHttpException {
        try {
            byte[] body = stream.readNBytes(bodyLimit + 1);
            return body.length > bodyLimit
                    ? new HttpReading.TooLarge(last.with(Octets.of(body).slice(0, bodyLimit)))
                    : new HttpReading.Complete(last.with(Octets.of(body)));
        } catch (ChunkedBody.BrokenChunk broken) {
            throw new NotHttpException(broken.words());
        }
    }

    /// The first part of a response.
    record Head(int status, String reason, List<HttpAnswer.Field> fields) {
        HttpAnswer with(Octets body) {
            return new HttpAnswer(status, reason, fields, body);
        }

        List<String> values(String name) {
            return fields.stream()
                    .filter(field -> field.name().equalsIgnoreCase(name))
                    .map(HttpAnswer.Field::value)
                    .toList();
        }

        /// RFC 9112 §6.3: several lengths, or a list of them, are right only when all are the same.
        Optional<Long> length() throws NotHttpException {
            List<String> lengths = values("Content-Length").stream()
                    .flatMap(value -> List.of(value.split(",", -1)).stream())
                    .map(String::strip)
                    .distinct()
                    .toList();
            if (lengths.isEmpty()) {
                return Optional.empty();
            }
            if (lengths.size() > 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
                throw new NotHttpException("Content-Length: " + HeadReader.piece(String.join(", ", lengths)));
            }
            return Optional.of(Long.valueOf(lengths.getFirst()));
        }
    }

    /// Leaves the reader from its depths; no one outside sees it.
    static final class NotHttpException extends Exception {
        private static final long serialVersionUID = 1;

        private final String words;

        NotHttpException(String words) {
            super(words, null, false, false);
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
