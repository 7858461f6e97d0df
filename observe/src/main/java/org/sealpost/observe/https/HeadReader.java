package org.sealpost.observe.https;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.https.HttpResponseReader.Head;
import org.sealpost.observe.https.HttpResponseReader.NotHttpException;

/// Reads status lines and header fields, all together within one limit. Lines end in CRLF or in a bare LF
/// (RFC 9112 §2.2).
final class HeadReader {
    private static final int PIECE = 60;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([0-9]{3})(?: (.*))?");
    private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*");

    private final InputStream in;
    private final int limit;
    private int taken;

    HeadReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    Head read() throws IOException, NotHttpException {
        Optional<String> line = line();
        if (line.isEmpty()) {
            throw new NotHttpException("the connection was closed without an answer");
        }
        Matcher status = STATUS_LINE.matcher(line.get());
        if (!status.matches()) {
            throw new NotHttpException("no status line: " + piece(line.get()));
        }
        int code = Integer.parseInt(status.group(1));
        if (code < 100) {
            throw new NotHttpException("no status line: " + piece(line.get()));
        }
        String reason = Optional.ofNullable(status.group(2)).orElse("");
        return new Head(code, reason, fields());
    }

    /// The fields up to the empty line.
    List<HttpAnswer.Field> fields() throws IOException, NotHttpException {
        List<HttpAnswer.Field> fields = new ArrayList<>();
        while (true) {
            String line = line().orElseThrow(() -> new NotHttpException("the header section broke off"));
            if (line.isEmpty()) {
                return fields;
            }
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            Matcher field = FIELD.matcher(line);
            if (folded && !fields.isEmpty()) {
                // RFC 9112 §5.2: a user agent reads a folded line as a continuation after a space.
                HttpAnswer.Field first = fields.removeLast();
                fields.add(new HttpAnswer.Field(first.name(), first.value() + " " + line.strip()));
            } else if (field.matches()) {
                fields.add(new HttpAnswer.Field(field.group(1), field.group(2)));
            } else {
                throw new NotHttpException("no header field: " + piece(line));
            }
        }
    }

    /// The next line without its end, one character for each octet; empty at the end of the stream.
    Optional<String> line() throws IOException, NotHttpException {
        var octets = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                if (octets.size() == 0) {
                    return Optional.empty();
                }
                throw new NotHttpException("a line broke off: " + piece(latin1(octets)));
            }
            if (++taken > limit) {
                throw new NotHttpException("the header section is larger than " + limit + " octets");
            }
            octets.write(octet);
        }
        String line = latin1(octets);
        return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    /// The beginning of a text, for evidence.
    static String piece(String text) {
        return text.length() <= PIECE ? text : text.substring(0, PIECE) + "…";
    }

    private static String latin1(ByteArrayOutputStream octets) {
        return octets.toString(StandardCharsets.ISO_8859_1);
    }
}
