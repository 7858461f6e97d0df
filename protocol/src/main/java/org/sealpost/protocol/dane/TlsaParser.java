package org.sealpost.protocol.dane;

import java.util.HexFormat;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.Grammar;

/// Reads a TLSA record from either of its forms.
final class TlsaParser {
    private static final int MOST_DATA = 65_532;

    private final String text;
    private int position;

    private TlsaParser(String text) {
        this.text = text;
    }

    static Parsed<TlsaRecord> wire(Octets octets) {
        if (octets.length() < 3 || octets.length() > MOST_DATA + 3) {
            return malformed(octets.hex());
        }
        return judged(new TlsaRecord(octets.at(0), octets.at(1), octets.at(2), octets.slice(3, octets.length())));
    }

    /// RFC 6698 §2.2: three decimal numbers, then hexadecimal digits with white space allowed between them.
    static Parsed<TlsaRecord> presentation(Octets octets) {
        String latin1 = octets.latin1();
        var parser = new TlsaParser(latin1);
        Optional<Integer> usage = parser.number();
        Optional<Integer> selector = usage.flatMap(read -> parser.number());
        Optional<Integer> matchingType = selector.flatMap(read -> parser.number());
        Optional<Octets> data = matchingType.flatMap(read -> parser.hexadecimal());
        if (data.isEmpty()) {
            return malformed(latin1);
        }
        return judged(
                new TlsaRecord(usage.orElseThrow(), selector.orElseThrow(), matchingType.orElseThrow(), data.get()));
    }

    /// Why a sender of mail cannot use a record.
    static Optional<TlsaCode> fault(TlsaRecord record) {
        if (record.usage() > 3) {
            return Optional.of(TlsaCode.USAGE_UNKNOWN);
        }
        // RFC 7672 §3.1.3: a sender may treat these two as unusable, so a server gains nothing from them.
        if (record.usage() < 2) {
            return Optional.of(TlsaCode.USAGE_NOT_FOR_SMTP);
        }
        if (record.selector() > 1) {
            return Optional.of(TlsaCode.SELECTOR_UNKNOWN);
        }
        int length = record.data().length();
        return switch (record.matchingType()) {
            case 0 -> length > 0 ? Optional.empty() : Optional.of(TlsaCode.DATA_LENGTH);
            case 1 -> length == 32 ? Optional.empty() : Optional.of(TlsaCode.DATA_LENGTH);
            case 2 -> length == 64 ? Optional.empty() : Optional.of(TlsaCode.DATA_LENGTH);
            default -> Optional.of(TlsaCode.MATCHING_TYPE_UNKNOWN);
        };
    }

    private static Parsed<TlsaRecord> judged(TlsaRecord record) {
        var deviations = new DeviationList();
        fault(record).ifPresent(code -> deviations.add(code, 1, record.render()));
        return deviations.outcome(() -> record);
    }

    private static Parsed<TlsaRecord> malformed(String text) {
        var deviations = new DeviationList();
        deviations.add(TlsaCode.MALFORMED, 1, text);
        return deviations.outcome(() -> {
            throw new IllegalStateException("malformed has no value");
        });
    }

    private Optional<Integer> number() {
        skipWhiteSpace();
        int start = position;
        int number = 0;
        while (position < text.length() && position < start + 3 && Grammar.isDigit(text.charAt(position))) {
            number = number * 10 + text.charAt(position) - '0';
            position++;
        }
        boolean ended = position < text.length() && isGap(text.charAt(position));
        return position == start || number > 255 || !ended ? Optional.empty() : Optional.of(number);
    }

    private Optional<Octets> hexadecimal() {
        var digits = new StringBuilder();
        for (; position < text.length(); position++) {
            char c = text.charAt(position);
            if (HexFormat.isHexDigit(c)) {
                digits.append(c);
            } else if (!isGap(c)) {
                return Optional.empty();
            }
        }
        if (digits.isEmpty() || digits.length() % 2 != 0 || digits.length() > 2 * MOST_DATA) {
            return Optional.empty();
        }
        return Optional.of(Octets.of(HexFormat.of().parseHex(digits)));
    }

    private void skipWhiteSpace() {
        while (position < text.length() && isGap(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isGap(char c) {
        return Grammar.isWhiteSpace(c) || c == '\r' || c == '\n';
    }
}
