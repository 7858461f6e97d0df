package org.sealpost.app.page;

import java.util.Locale;
import java.util.Optional;

/// The colours that a visitor chose.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    public static Theme of(Optional<String> word) {
        for (Theme theme : values()) {
            if (word.filter(theme.word()::equals).isPresent()) {
                return theme;
            }
        }
        return SYSTEM;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the page says of it; empty where the system decides.
    public Optional<String> attribute() {
        return this == SYSTEM ? Optional.empty() : Optional.of(word());
    }

    public String label() {
        return word().substring(0, 1).toUpperCase(Locale.ROOT) + word().substring(1);
    }
}
