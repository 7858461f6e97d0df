package org.sealpost.fuzz;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.TextCode;

/// What holds for every parser on every input, asserted by all targets.
final class RoundTrip {
    private static final Set<String> SOUND_IDS = ConcurrentHashMap.newKeySet();

    private RoundTrip() {}

    /// The outcome is coherent and the same each time, and a value that is written reads as itself.
    static <T> void check(Octets input, Function<Octets, Parsed<T>> parse, Function<T, String> render) {
        check(input, parse).value().ifPresent(value -> {
            String text = render.apply(value);
            Parsed<T> again = parse.apply(Octets.utf8(text));
            require(again.value().filter(value::equals).isPresent(), "what is written reads as itself: " + text);
        });
    }

    /// The same of a parser whose values nobody writes.
    static <T> Parsed<T> check(Octets input, Function<Octets, Parsed<T>> parse) {
        Parsed<T> parsed = parse.apply(input);
        require(parsed.equals(parse.apply(input)), "the same text gives the same outcome");
        checkDeviations(parsed);
        return parsed;
    }

    static <T> void checkDeviations(Parsed<T> parsed) {
        require(parsed.deviations().size() <= TextCode.MOST_DEVIATIONS + 1, "deviations are bounded");
        boolean unusable = false;
        for (Deviation deviation : parsed.deviations()) {
            require(isSound(deviation.code()), "a code has an id and a place");
            require(deviation.text().length() <= 501, "evidence is bounded");
            unusable |= deviation.code().unusable();
        }
        require(unusable == parsed.value().isEmpty(), "a value is there unless a deviation makes it unusable");
    }

    static void require(boolean holds, String invariant) {
        if (!holds) {
            throw new AssertionError(invariant);
        }
    }

    private static boolean isSound(DeviationCode code) {
        if (SOUND_IDS.contains(code.id())) {
            return true;
        }
        boolean sound =
                code.id().matches("[a-z]+(\\.[a-z]+)?\\.[a-z-]+") && code.rfc().number() > 0;
        if (sound) {
            SOUND_IDS.add(code.id());
        }
        return sound;
    }
}
