package org.sealpost.host.delegation;

import java.security.SecureRandom;
import java.util.Optional;

/// The label that a customer's CNAME records end in: 80 random bits in base32. Nobody guesses it, so that a record
/// which leads to it proves who set it.
public record Slug(String text) {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;

    public Slug {
        if (!isSlug(text)) {
            throw new IllegalArgumentException("not a slug: " + text);
        }
    }

    public static Slug make(SecureRandom random) {
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Slug(text.toString());
    }

    public static Optional<Slug> parse(String text) {
        return isSlug(text) ? Optional.of(new Slug(text)) : Optional.empty();
    }

    private static boolean isSlug(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return text;
    }
}
