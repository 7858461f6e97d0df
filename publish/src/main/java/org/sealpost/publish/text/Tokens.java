package org.sealpost.publish.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// Writes values as a text for our own store: one token a line, a count before what is repeated. Read back by
/// [TokenReader].
public final class Tokens {
    private final StringBuilder text = new StringBuilder();

    /// Nothing is written yet.
    public Tokens() {}

    /// The whole text.
    @Override
    public String toString() {
        return text.toString();
    }

    public Tokens word(String word) {
        text.append(word.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                .append('\n');
        return this;
    }

    public Tokens number(long number) {
        return word(Long.toString(number));
    }

    public Tokens flag(boolean flag) {
        return word(flag ? "yes" : "no");
    }

    /// Whole seconds.
    public Tokens duration(Duration duration) {
        return number(duration.toSeconds());
    }

    public Tokens instant(Instant instant) {
        return word(instant.toString());
    }

    public Tokens name(DomainName name) {
        return word(name.ascii());
    }

    public Tokens octets(Octets octets) {
        return word(octets.hex());
    }

    public Tokens words(Collection<String> words) {
        return list(words, Tokens::word);
    }

    public <T> Tokens list(Collection<T> items, BiConsumer<Tokens, T> each) {
        number(items.size());
        items.forEach(item -> each.accept(this, item));
        return this;
    }

    public Tokens records(RecordSet set) {
        return name(set.name()).word(set.type().name()).duration(set.ttl()).words(set.values());
    }
}
