package org.sealpost.protocol.mtasts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.Grammar;

/// Reads one policy, line by line, in time proportional to its length. Text is one character for each octet until a
/// value is taken out of it.
final class StsPolicyParser {
    private static final Set<String> KNOWN = Set.of("version", "mode", "max_age", "mx");

    private final String text;
    private final DeviationList deviations = new DeviationList();
    private final Set<String> seen = new HashSet<>();
    private final List<MxPattern> mx = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private Optional<Mode> mode = Optional.empty();
    private Optional<Duration> maxAge = Optional.empty();

    StsPolicyParser(Octets octets) {
        this.text = octets.latin1();
    }

    Parsed<StsPolicy> parse() {
        int start = skipByteOrderMark();
        if (start >= 0 && !isMarkup(start)) {
            readLines(start);
            addMissing();
        }
        return deviations.outcome(() -> new StsPolicy(mode.orElseThrow(), maxAge.orElseThrow(), mx, extensions));
    }

    static boolean isExtension(Extension extension) {
        byte[] utf8 = extension.value().getBytes(StandardCharsets.UTF_8);
        String value = new String(utf8, StandardCharsets.ISO_8859_1);
        return Grammar.isFieldName(extension.name())
                && !KNOWN.contains(extension.name())
                && !value.isEmpty()
                && Grammar.strip(value).equals(value)
                && !hasBadCharacter(value)
                && new String(utf8, StandardCharsets.UTF_8).equals(extension.value());
    }

    /// Where the lines begin; negative when the text is UTF-16, of which nothing more can be said.
    private int skipByteOrderMark() {
        if (text.startsWith("\u00ef\u00bb\u00bf")) {
            deviations.add(StsPolicyCode.BYTE_ORDER_MARK, 1, text.substring(0, 3));
            return 3;
        }
        if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
            deviations.add(StsPolicyCode.BYTE_ORDER_MARK, 1, text.substring(0, 2));
            return -1;
        }
        return 0;
    }

    private boolean isMarkup(int start) {
        int line = 1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') {
                int end = text.indexOf('\n', i);
                deviations.add(StsPolicyCode.HTML, line, text.substring(i, end < 0 ? text.length() : end));
                return true;
            }
            if (c == '\n') {
                line++;
            } else if (c != '\r' && !Grammar.isWhiteSpace(c)) {
                return false;
            }
        }
        return false;
    }

    /// RFC 8461 §3.2: lines end in LF or CRLF, the last one may have no end.
    private void readLines(int from) {
        int start = from;
        int line = 1;
        while (start < text.length()) {
            int lineFeed = text.indexOf('\n', start);
            int end = lineFeed < 0 ? text.length() : lineFeed;
            int contentEnd = lineFeed > start && text.charAt(lineFeed - 1) == '\r' ? lineFeed - 1 : end;
            readLine(text.substring(start, contentEnd), line);
            start = end + 1;
            line++;
        }
    }

    private void readLine(String raw, int line) {
        String content = Grammar.strip(raw);
        if (content.isEmpty()) {
            // RFC 8461 §3.2: a terminator stands between two fields, so there is no line without a field.
            deviations.add(StsPolicyCode.BLANK_LINE, line, raw);
            return;
        }
        int colon = content.indexOf(':');
        if (colon <= 0) {
            deviations.add(StsPolicyCode.LINE_MALFORMED, line, raw);
            return;
        }
        String beforeColon = content.substring(0, colon);
        String name = Grammar.stripTrailing(beforeColon);
        String value = Grammar.stripLeading(content.substring(colon + 1));
        if (Grammar.isWhiteSpace(raw.charAt(0)) || name.length() != beforeColon.length()) {
            deviations.add(StsPolicyCode.MISPLACED_WHITE_SPACE, line, raw);
        }
        if (hasBadCharacter(name) || hasBadCharacter(value)) {
            deviations.add(StsPolicyCode.BAD_CHARACTER, line, raw);
            seen.add(name);
            return;
        }
        if (!Grammar.isFieldName(name) || value.isEmpty()) {
            deviations.add(StsPolicyCode.LINE_MALFORMED, line, raw);
            seen.add(name);
            return;
        }
        readField(name, value, content, line);
    }

    private void readField(String name, String value, String content, int line) {
        boolean first = seen.add(name);
        // RFC 8461 §3.2: of a repeated field other than `mx` the first one counts, whatever the others say.
        if (!first && !name.equals("mx")) {
            deviations.add(StsPolicyCode.DUPLICATE_FIELD, line, content);
            return;
        }
        // RFC 8461 §3.2, unclear: by the letter a bad `mode` line is also a further field. Names with a meaning are
        // never taken as further fields here.
        switch (name) {
            case "version" -> readVersion(value, content, line);
            case "mode" -> readMode(value, content, line);
            case "max_age" -> readMaxAge(value, content, line);
            case "mx" -> MxPatternParser.read(value, content, line, deviations).ifPresent(mx::add);
            default -> {
                noteMisspelling(name, content, line);
                byte[] octets = value.getBytes(StandardCharsets.ISO_8859_1);
                extensions.add(new Extension(name, new String(octets, StandardCharsets.UTF_8)));
            }
        }
    }

    private void readVersion(String value, String content, int line) {
        if (!value.equals("STSv1")) {
            deviations.add(StsPolicyCode.VERSION_UNKNOWN, line, content);
        } else if (line > 1) {
            deviations.add(StsPolicyCode.VERSION_NOT_FIRST, line, content);
        }
    }

    private void readMode(String value, String content, int line) {
        mode = Mode.parse(value);
        if (mode.isEmpty()) {
            deviations.add(StsPolicyCode.MODE_UNKNOWN, line, content);
        }
    }

    private void readMaxAge(String value, String content, int line) {
        if (!value.chars().allMatch(c -> Grammar.isDigit((char) c))) {
            deviations.add(StsPolicyCode.MAX_AGE_MALFORMED, line, content);
            return;
        }
        int significant = 0;
        while (significant < value.length() - 1 && value.charAt(significant) == '0') {
            significant++;
        }
        String digits = value.substring(significant);
        // RFC 8461 §3.2, unclear: ten digits fit the grammar, the text allows at most 31557600. A larger number is an
        // error here and never cut down.
        if (digits.length() > 10 || Long.parseLong(digits) > StsPolicy.LONGEST_MAX_AGE.toSeconds()) {
            deviations.add(StsPolicyCode.MAX_AGE_TOO_LARGE, line, content);
        } else if (value.length() > 10) {
            deviations.add(StsPolicyCode.MAX_AGE_MALFORMED, line, content);
        } else {
            maxAge = Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
        }
    }

    private void noteMisspelling(String name, String content, int line) {
        String letters = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        for (String known : KNOWN) {
            if (known.replace("_", "").equals(letters)) {
                deviations.add(StsPolicyCode.NAME_MISSPELLED, line, content);
            }
        }
    }

    private void addMissing() {
        addMissing("version", StsPolicyCode.VERSION_MISSING);
        addMissing("mode", StsPolicyCode.MODE_MISSING);
        addMissing("max_age", StsPolicyCode.MAX_AGE_MISSING);
        // RFC 8461 §3.2: at least one `mx`, unless the mode is `none`.
        if (mode.isPresent() && mode.get() != Mode.NONE) {
            addMissing("mx", StsPolicyCode.MX_MISSING);
        }
    }

    private void addMissing(String name, StsPolicyCode code) {
        if (!seen.contains(name)) {
            deviations.missing(code);
        }
    }

    /// RFC 8461 §3.2: printable ASCII, SP and whole UTF-8 characters.
    private static boolean hasBadCharacter(String latin1) {
        boolean ascii = true;
        for (int i = 0; i < latin1.length(); i++) {
            char c = latin1.charAt(i);
            if (c < 0x20 || c == 0x7f) {
                return true;
            }
            ascii &= c < 0x80;
        }
        return !ascii && !isUtf8(latin1);
    }

    private static boolean isUtf8(String latin1) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
