package org.sealpost.app.command;

import java.util.Locale;

/// How a result is written.
public enum Format {
    /// For people.
    TEXT,
    /// For programs; the form is published in `docs/schema`.
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
