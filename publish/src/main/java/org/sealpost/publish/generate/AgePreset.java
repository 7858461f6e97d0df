package org.sealpost.publish.generate;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.protocol.mtasts.StsPolicy;

/// The values of `max_age` that suit most domains.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.2">RFC 8461 §3.2</a>
public enum AgePreset {
    /// For `testing` and `none`, and for the first week of `enforce`: a mistake is forgotten by tomorrow.
    DAY("1d", Duration.ofDays(1)),
    /// For the weeks after it.
    WEEK("1w", Duration.ofDays(7)),
    /// For `enforce` that has proved itself.
    MONTH("30d", Duration.ofDays(30)),
    /// As long as a policy can say: RFC 8461 §3.2, 31557600 seconds.
    YEAR("1y", StsPolicy.LONGEST_MAX_AGE);

    private final String word;
    private final Duration age;

    AgePreset(String word, Duration age) {
        this.word = word;
        this.age = age;
    }

    /// Such as `30d`.
    public String word() {
        return word;
    }

    public Duration age() {
        return age;
    }

    /// One of the words, or whole seconds; empty when it is neither.
    public static Optional<Duration> read(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        Optional<Duration> preset = Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .map(AgePreset::age)
                .findFirst();
        if (preset.isPresent() || !word.matches("[0-9]{1,10}")) {
            return preset;
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(word)));
    }
}
