package org.sealpost.app.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a person types to sign in: a word or a mail address, always in lower case, so that no two look alike.
public record PersonName(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9._+-]{0,63})(?:@[a-z0-9.-]{1,190})?");

    public PersonName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no name of a person");
        }
    }

    /// Empty when the text is no name that a person may have.
    public static Optional<PersonName> read(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(lower).matches() ? Optional.of(new PersonName(lower)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
