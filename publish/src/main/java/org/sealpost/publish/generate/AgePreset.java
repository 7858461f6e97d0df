package org.sealpost.publish.generate;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern FORM = Pattern.compile("([0-9]{1,10})([dw]?)");

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

    /// One of the words, so many days or weeks, or whole seconds; empty when it is none of them.
    public static Optional<Duration> read(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        Optional<Duration> preset = Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .map(AgePreset::age)
                .findFirst();
        Matcher form = FORM.matcher(word);
        if (preset.isPresent() || !form.matches()) {
            return preset;
        }
        long number = Long.parseLong(form.group(1));
        return Optional.of(
                switch (form.group(2)) {
                    case "d" -> Duration.ofDays(number);
                    case "w" -> Duration.ofDays(7 * number);
                    default -> Duration.ofSeconds(number);
                });
    }
}
