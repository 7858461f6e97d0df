package org.sealpost.check.grade;

import java.util.Arrays;
import java.util.Optional;

/// A grade, the best first.
public enum Letter {
    A_PLUS("A+"),
    A("A"),
    B("B"),
    C("C"),
    D("D"),
    F("F");

    private final String text;

    Letter(String text) {
        this.text = text;
    }

    /// As people write it.
    public String text() {
        return text;
    }

    static Optional<Letter> of(String text) {
        return Arrays.stream(values())
                .filter(letter -> letter.text.equals(text))
                .findFirst();
    }
}
