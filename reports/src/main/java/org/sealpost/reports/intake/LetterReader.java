package org.sealpost.reports.intake;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.stream.Field;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Letter;

/// Gathers what the header of a mail says; the first field of each name counts, but two authors are none.
final class LetterReader {
    private static final int LONGEST = 1_000;
    private static final Set<String> WANTED =
            Set.of("from", "subject", "message-id", "date", "tls-report-domain", "tls-report-submitter");

    private final Notes notes;
    private final Map<String, String> texts = new HashMap<>();
    private int authors;

    LetterReader(Notes notes) {
        this.notes = notes;
    }

    void add(Field field) {
        String name = field.getName().toLowerCase(Locale.ROOT);
        if (WANTED.contains(name)) {
            authors += name.equals("from") ? 1 : 0;
            texts.computeIfAbsent(name, unseen -> HeaderText.of(field));
        }
    }

    Letter letter() {
        Optional<String> from = authors == 1 ? author(texts.getOrDefault("from", "")) : Optional.empty();
        if (from.isEmpty()) {
            notes.add(IntakeCode.FROM_UNCLEAR, texts.getOrDefault("from", ""));
        }
        return new Letter(
                from,
                from.flatMap(LetterReader::domain),
                text("subject"),
                text("message-id"),
                text("date").flatMap(LetterReader::date),
                text("tls-report-domain"),
                text("tls-report-submitter"));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name))
                .map(HeaderText::decoded)
                .map(text -> cut(name, text))
                .filter(text -> !text.isBlank());
    }

    private String cut(String name, String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        notes.add(IntakeCode.HEADER_CUT, name);
        boolean pair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, pair ? LONGEST - 1 : LONGEST);
    }

    /// RFC 5322 §3.6.2: the one author; of several, or of a group, none is it.
    private static Optional<String> author(String from) {
        if (from.isBlank() || from.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(from, true);
            return addresses.length == 1 && !addresses[0].isGroup()
                    ? Optional.ofNullable(addresses[0].getAddress())
                            .filter(address -> domain(address).isPresent())
                    : Optional.empty();
        } catch (AddressException | RuntimeException noAddress) {
            // The parser of addresses is not ours: no text of a stranger may end the reading of his mail.
            return Optional.empty();
        }
    }

    private static Optional<DomainName> domain(String address) {
        int at = address.lastIndexOf('@');
        return at > 0 && address.chars().noneMatch(c -> c <= 0x20 || c == 0x7f || c == '<' || c == '>' || c == ',')
                ? DomainName.ofWire(address.substring(at + 1))
                : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(new MailDateFormat().parse(text).toInstant());
        } catch (ParseException noDate) {
            return Optional.empty();
        }
    }
}
