package org.sealpost.observe.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.protocol.Octets;

/// Reads SMTP replies from any stream, within limits, and throws only what the stream throws.
///
/// Lines end in CRLF or in a bare LF, which some servers send. Every line of a reply bears the same code.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321 §4.2</a>
public final class SmtpReplyReader {
    private static final int LINE = 2048;
    private static final int LINES = 100;
    private static final int PIECE = 200;
    private static final Pattern REPLY_LINE = Pattern.compile("([2-5][0-9]{2})(?:([ -])(.*))?", Pattern.DOTALL);

    private final InputStream in;
    private final int limit;
    private final Consumer<String> onLine;
    private final byte[] buffer = new byte[4096];
    private int from;
    private int to;
    private long octets;

    /// @param limit octets of one reply
    /// @param onLine told of each line when it is complete, before it is understood
    public SmtpReplyReader(InputStream in, int limit, Consumer<String> onLine) {
        this.in = in;
        this.limit = limit;
        this.onLine = onLine;
    }

    /// Waits for the next reply.
    public SmtpReading read() throws IOException {
        List<String> texts = new ArrayList<>();
        Optional<String> code = Optional.empty();
        int taken = 0;
        while (true) {
            var line = new ByteArrayOutputStream();
            boolean ended = !line(line, Math.min(LINE, limit - taken));
            taken += line.size();
            String text = text(line);
            if (ended) {
                return new SmtpReading.Ended(text);
            }
            if (!text.endsWith("\n")) {
                return new SmtpReading.Garbage(piece(text));
            }
            text = text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
            onLine.accept(text);
            Matcher reply = REPLY_LINE.matcher(text);
            if (!reply.matches()
                    || code.filter(first -> !first.equals(reply.group(1))).isPresent()) {
                return new SmtpReading.Garbage(piece(text));
            }
            code = Optional.of(reply.group(1));
            texts.add(Optional.ofNullable(reply.group(3)).orElse(""));
            if (!"-".equals(reply.group(2))) {
                return new SmtpReading.Whole(new SmtpReply(Integer.parseInt(code.get()), texts));
            }
            if (texts.size() == LINES || taken >= limit) {
                return new SmtpReading.Garbage("a reply without end: " + piece(text));
            }
        }
    }

    /// How many octets have come in all.
    public long octets() {
        return octets;
    }

    /// What has come beyond the last reply, without waiting for more; it is taken out of the stream.
    public Octets surplus() throws IOException {
        var surplus = new ByteArrayOutputStream();
        surplus.write(buffer, from, to - from);
        from = to;
        while (surplus.size() < limit && in.available() > 0 && fill()) {
            surplus.write(buffer, from, to - from);
            from = to;
        }
        return Octets.of(surplus.toByteArray());
    }

    /// Takes octets up to and with the next LF, at most `most`; false when the stream ended before.
    private boolean line(ByteArrayOutputStream line, int most) throws IOException {
        while (line.size() < most) {
            if (from == to && !fill()) {
                return false;
            }
            byte octet = buffer[from++];
            line.write(octet);
            if (octet == '\n') {
                return true;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer);
        from = 0;
        to = Math.max(0, read);
        octets += to;
        return read > 0;
    }

    private static String text(ByteArrayOutputStream octets) {
        return Octets.of(octets.toByteArray()).utf8Lossy();
    }

    private static String piece(String text) {
        return text.length() <= PIECE ? text : text.substring(0, PIECE) + "…";
    }
}
