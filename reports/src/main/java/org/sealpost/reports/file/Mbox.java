package org.sealpost.reports.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;

/// Mails one after the other in a file, each behind a line that begins with `From `; where such a line stands inside of
/// a mail it is quoted by a `>`.
///
/// @param name what the source of a mail begins with
/// @param at when a mail came whose line does not say
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4155#appendix-A">RFC 4155 Appendix A</a>
record Mbox(Path file, String name, Instant at, int limit) {
    /// Sender, then date: `From a@example.org Thu Nov  5 08:00:00 2026`.
    private static final Pattern SEPARATOR = Pattern.compile(
            "From .*?([A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9]\\d \\d{2}:\\d{2}:\\d{2} \\d{4}).*", Pattern.DOTALL);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ROOT);
    private static final int LONGEST_SEPARATOR = 500;

    static long count(Path file) {
        long[] mails = {0};
        new Mbox(file, "", Instant.EPOCH, 0).each(_ -> mails[0]++);
        return mails[0];
    }

    void each(Consumer<Item> reader) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var mail = new Mail();
            boolean blank = true;
            for (Line line = Line.read(in, true); !line.isEnd(); line = Line.read(in, line.isWhole())) {
                Optional<Instant> separator = blank ? separator(line) : Optional.empty();
                if (separator.isPresent()) {
                    mail.finish(reader);
                    mail = new Mail(mail.number + 1, separator.get());
                } else {
                    mail.add(line);
                }
                blank = line.isBlank();
            }
            mail.finish(reader);
        } catch (IOException unreadable) {
            reader.accept(new Item.Unreadable(name, Pile.problem(unreadable)));
        }
    }

    private Optional<Instant> separator(Line line) {
        Matcher parts = line.startsAt(0, "From ") && line.octets.length <= LONGEST_SEPARATOR
                ? SEPARATOR.matcher(new String(line.octets, StandardCharsets.ISO_8859_1))
                : SEPARATOR.matcher("");
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            // RFC 4155 Appendix A: in UTC.
            LocalDateTime date = LocalDateTime.parse(parts.group(1).replace("  ", " "), DATE);
            return Optional.of(Pile.earlier(date.toInstant(ZoneOffset.UTC), at));
        } catch (DateTimeParseException noDate) {
            return Optional.of(at);
        }
    }

    /// A line with its end; one that is very long comes in pieces.
    private static final class Line {
        private static final int PIECE = 1 << 16;

        private final byte[] octets;
        private final boolean begins;

        /// @param begins whether it is no later piece
        private Line(byte[] octets, boolean begins) {
            this.octets = octets;
            this.begins = begins;
        }

        static Line read(InputStream in, boolean begins) throws IOException {
            var line = new ByteArrayOutputStream(128);
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                line.write(octet);
                if (octet == '\n' || line.size() == PIECE) {
                    break;
                }
            }
            return new Line(line.toByteArray(), begins);
        }

        boolean isEnd() {
            return octets.length == 0;
        }

        boolean isWhole() {
            return octets[octets.length - 1] == '\n';
        }

        boolean isBlank() {
            return octets[0] == '\n' || (octets[0] == '\r' && octets.length == 2);
        }

        boolean startsAt(int index, String ascii) {
            if (octets.length < index + ascii.length()) {
                return false;
            }
            for (int i = 0; i < ascii.length(); i++) {
                if (octets[index + i] != ascii.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        /// How many octets in front are only there because the line looks like a separator.
        int quotes() {
            int marks = 0;
            while (marks < octets.length && octets[marks] == '>') {
                marks++;
            }
            return begins && marks > 0 && startsAt(marks, "From ") ? 1 : 0;
        }
    }

    /// The mail that is being read; what is behind the limit is counted and not kept.
    private final class Mail {
        private final int number;
        private final Instant came;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private long size;
        private int endOfLast;

        Mail() {
            this(0, at);
        }

        Mail(int number, Instant came) {
            this.number = number;
            this.came = came;
        }

        void add(Line line) {
            int quotes = line.quotes();
            int length = line.octets.length - quotes;
            size += length;
            endOfLast = line.isBlank() ? length : 0;
            if (size <= limit) {
                octets.write(line.octets, quotes, length);
            }
        }

        void finish(Consumer<Item> reader) {
            if (number == 0) {
                return;
            }
            String source = name + "#" + number;
            if (size > limit) {
                reader.accept(new Item.TooLarge(source, size));
                return;
            }
            // The blank line before the next separator is none of the mail.
            Octets mail = Octets.of(octets.toByteArray()).slice(0, octets.size() - endOfLast);
            reader.accept(new Item.Read(new Delivery(Way.FILE, source, came, Optional.empty(), mail)));
        }
    }
}
