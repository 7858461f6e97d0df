package org.sealpost.reports.authentic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.jdkim.api.Headers;
import org.sealpost.protocol.Octets;

/// A mail as a signature sees it: the fields of its header and the octets after the blank line, ends of lines as they
/// go over the wire. Text is one character for each octet.
///
/// A signature can hold and yet say nothing about what a reader of the mail will see, when the two do not agree where
/// fields begin and end or which of several counts. Such a mail has a [#problem].
final class RawMail implements Headers {
    /// No honest mail has a longer header.
    private static final int MOST_HEADER = 256 << 10;

    /// RFC 6376 §8.15: a signature covers as many fields of a name as it lists; one more changes what is read and
    /// leaves the signature whole. These decide who speaks and what the body means.
    private static final Set<String> ONCE =
            Set.of("from", "content-type", "content-transfer-encoding", "tls-report-domain", "tls-report-submitter");

    private final byte[] octets;
    private final List<String> fields = new ArrayList<>();
    private final Map<String, List<String>> byName = new HashMap<>();
    private int body;
    private Optional<String> problem = Optional.empty();

    private RawMail(byte[] octets) {
        this.octets = octets;
    }

    static RawMail read(Octets mail) {
        var read = new RawMail(wireLines(mail.toArray()));
        read.split();
        return read;
    }

    /// A mail that lies in a file of Unix has no carriage returns at all; those that were there when it was signed
    /// come back.
    private static byte[] wireLines(byte[] octets) {
        for (int i = 1; i < octets.length; i++) {
            if (octets[i] == '\n' && octets[i - 1] == '\r') {
                return octets;
            }
        }
        var wire = new ByteArrayOutputStream(octets.length + octets.length / 32);
        for (byte octet : octets) {
            if (octet == '\n') {
                wire.write('\r');
            }
            wire.write(octet);
        }
        return wire.toByteArray();
    }

    private void split() {
        int field = 0;
        int line = 0;
        while (line < octets.length) {
            int end = lineEnd(line);
            if (end > MOST_HEADER) {
                problem = Optional.of("the header is longer than " + MOST_HEADER + " octets");
                return;
            }
            boolean blank = end - line == 2 && octets[line] == '\r';
            if (blank || (octets[line] != ' ' && octets[line] != '\t')) {
                add(field, line);
                field = line;
            }
            line = end;
            if (blank) {
                body = end;
                checkOnce();
                return;
            }
        }
        add(field, line);
        body = octets.length;
        checkOnce();
    }

    /// The place after the next end of line. RFC 5322 §2.2: a carriage return or a line feed alone is none, though
    /// many readers take it for one.
    private int lineEnd(int from) {
        int most = Math.min(octets.length, MOST_HEADER + 1);
        for (int i = from; i < most; i++) {
            boolean wired = octets[i] == '\r' && i + 1 < octets.length && octets[i + 1] == '\n';
            if (wired) {
                return i + 2;
            }
            if (octets[i] == '\r' || octets[i] == '\n') {
                problem = Optional.of("an end of line of another kind stands in the header");
            }
        }
        return most;
    }

    private void add(int from, int end) {
        if (from == end) {
            return;
        }
        boolean ended = end - from >= 2 && octets[end - 1] == '\n';
        String text = new String(octets, from, ended ? end - from - 2 : end - from, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).stripTrailing().toLowerCase(Locale.ROOT);
        if (isName(name)) {
            fields.add(text);
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(text);
        } else if (from > 0 || !(text.startsWith("From ") || text.startsWith(">From "))) {
            // A mailbox on disk has its own line before each mail; any other line may end the header for some
            // readers.
            problem = Optional.of("a line of the header is no field");
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private void checkOnce() {
        for (String name : ONCE) {
            int times = byName.getOrDefault(name, List.of()).size();
            if (times > 1) {
                problem = problem.or(() -> Optional.of(times + " fields " + name));
            }
        }
        if (!byName.containsKey("from")) {
            problem = problem.or(() -> Optional.of("no field from"));
        }
    }

    /// Why no signature of this mail says anything.
    Optional<String> problem() {
        return problem;
    }

    byte[] body() {
        return Arrays.copyOfRange(octets, body, octets.length);
    }

    @Override
    public List<String> getFields() {
        return fields;
    }

    /// The fields of a name in any case, from the top.
    @Override
    public List<String> getFields(String name) {
        return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
