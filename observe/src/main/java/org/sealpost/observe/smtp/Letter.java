package org.sealpost.observe.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.sealpost.protocol.Octets;

/// A message of plain ASCII, and who it is from and to. Nothing in it can begin a header, a line or a command of its
/// own.
///
/// @param headers by name, in order; one line each
/// @param body its lines, without line ends
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1">RFC 5322 §2.1.1</a>
public record Letter(MailAddress from, MailAddress to, SequencedMap<String, String> headers, List<String> body) {
    private static final int LONGEST_LINE = 998;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern TEXT = Pattern.compile("[ -~]*");

    /// @throws IllegalArgumentException when a line holds something else than printable ASCII, or is too long
    public Letter {
        headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
        body = List.copyOf(body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!NAME.matcher(header.getKey()).matches()) {
                throw new IllegalArgumentException("not the name of a header: " + header.getKey());
            }
            check(header.getKey() + ": " + header.getValue());
        }
        body.forEach(Letter::check);
    }

    private static void check(String line) {
        if (line.length() > LONGEST_LINE || !TEXT.matcher(line).matches()) {
            throw new IllegalArgumentException("not a line of a message: " + line);
        }
    }

    /// The lines as they are meant: headers, an empty one, the body.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("");
        lines.addAll(body);
        return lines;
    }

    /// How many octets that are, for the parameter SIZE (RFC 1870 §3).
    public int size() {
        return lines().stream().mapToInt(line -> line.length() + 2).sum();
    }

    /// What follows DATA. RFC 5321 §4.5.2: a line that begins with a dot gets another one, and a single dot ends it
    /// all.
    Octets transmitted() {
        var out = new ByteArrayOutputStream();
        for (String line : lines()) {
            out.writeBytes(((line.startsWith(".") ? "." : "") + line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(".\r\n".getBytes(StandardCharsets.US_ASCII));
        return Octets.of(out.toByteArray());
    }
}
