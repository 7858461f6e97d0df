package org.sealpost.publish.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// Reads what [Tokens] wrote. A text that it did not write is a broken store: every method throws
/// `IllegalStateException` for it.
public final class TokenReader {
    private final String[] tokens;
    private int next;

    public TokenReader(String text) {
        this.tokens = text.split("\n", -1);
    }

    public String word() {
        // The last line end leaves an empty rest behind it, which is no token.
        if (next >= tokens.length - 1) {
            throw new IllegalStateException("a kept text ends early");
        }
        return unescaped(tokens[next++]);
    }

    private static String unescaped(String token) {
        if (token.indexOf('\\') < 0) {
            return token;
        }
        var word = new StringBuilder();
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == '\\' && i + 1 < token.length()) {
                char escaped = token.charAt(++i);
                word.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    public long number() {
        String word = word();
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("not a number in a kept text: " + word, e);
        }
    }

    public boolean flag() {
        return word().equals("yes");
    }

    public Duration duration() {
        return Duration.ofSeconds(number());
    }

    public Instant instant() {
        String word = word();
        try {
            return Instant.parse(word);
        } catch (DateTimeException e) {
            throw new IllegalStateException("not a time in a kept text: " + word, e);
        }
    }

    public DomainName name() {
        String word = word();
        return DomainName.ofWire(word)
                .orElseThrow(() -> new IllegalStateException("not a name in a kept text: " + word));
    }

    public Octets octets() {
        String word = word();
        try {
            return Octets.of(HexFormat.of().parseHex(word));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("not octets in a kept text: " + word, e);
        }
    }

    public List<String> words() {
        return list(TokenReader::word);
    }

    public <T> List<T> list(Function<TokenReader, T> each) {
        long count = number();
        if (count < 0 || count > tokens.length) {
            throw new IllegalStateException("not a count in a kept text: " + count);
        }
        var items = new ArrayList<T>();
        for (long i = 0; i < count; i++) {
            items.add(each.apply(this));
        }
        return items;
    }

    /// None or one.
    public <T> Optional<T> maybe(Function<TokenReader, T> each) {
        return list(each).stream().findFirst();
    }

    /// One of these words.
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String word = word();
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("an unknown word in a kept text: " + word, e);
        }
    }

    public RecordSet records() {
        return new RecordSet(name(), oneOf(RecordSet.Type.class), duration(), words());
    }
}
