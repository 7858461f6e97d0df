package org.sealpost.app.command;

import java.util.Locale;

/// When output is coloured.
enum ColourWhen {
    /// On a terminal, unless `NO_COLOR` is set.
    AUTO,
    ALWAYS,
    NEVER;

    boolean colour(Surroundings surroundings) {
        return switch (this) {
            case AUTO -> surroundings.colour();
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
