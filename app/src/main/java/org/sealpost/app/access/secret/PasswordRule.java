package org.sealpost.app.access.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sealpost.app.access.PersonName;

/// Which passwords are taken: long ones that are not made of what everybody tries. There are no rules about kinds of
/// characters.
public final class PasswordRule {
    private static final int SHORTEST = 12;
    private static final int FEWEST = 5;
    /// Parts of a name that are shorter say little.
    private static final int PART = 4;

    private static final Pattern DIGITS = Pattern.compile("[0-9 .,:/_+-]+");
    private static final Pattern ENDS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final String SIGNS = "0134578@$!";
    private static final String LETTERS = "oleastbasi";

    private final Set<String> common;

    private PasswordRule(Set<String> common) {
        this.common = Set.copyOf(common);
    }

    public static PasswordRule usual() {
        try (InputStream list =
                Objects.requireNonNull(PasswordRule.class.getResourceAsStream("common-passwords.txt"))) {
            return new PasswordRule(new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty when it is taken.
    public List<PasswordFault> faults(String password, PersonName name) {
        var faults = new ArrayList<PasswordFault>();
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            faults.add(PasswordFault.TOO_SHORT);
        }
        if (password.length() > Passwords.LONGEST) {
            return List.of(PasswordFault.TOO_LONG);
        }
        if (password.codePoints().anyMatch(PasswordRule::isNoText)) {
            faults.add(PasswordFault.NOT_TEXT);
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (!password.isEmpty() && (lower.codePoints().distinct().count() < FEWEST || isRow(lower))) {
            faults.add(PasswordFault.TOO_UNIFORM);
        } else if (isMadeOf(common, lower)) {
            faults.add(PasswordFault.COMMON);
        } else if (isMadeOf(withOwn(name), lower)) {
            faults.add(PasswordFault.OWN_NAME);
        }
        return faults;
    }

    private static boolean isNoText(int c) {
        return Character.isISOControl(c)
                || !Character.isDefined(c)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.PRIVATE_USE;
    }

    /// Each character follows the one before it, such as in `abcdefghijkl`.
    private static boolean isRow(String text) {
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            if (step != 1 && step != 0 && !(text.charAt(i) == '0' && text.charAt(i - 1) == '9')) {
                return false;
            }
        }
        return true;
    }

    private Set<String> withOwn(PersonName name) {
        var words = new HashSet<>(common);
        for (String part : name.text().split("[^a-z]+", -1)) {
            if (part.length() >= PART) {
                words.add(part);
            }
        }
        return words;
    }

    /// Whether its letters are such words and nothing else, one after the other, or there are digits alone.
    private static boolean isMadeOf(Set<String> words, String lower) {
        return DIGITS.matcher(lower).matches()
                || isJoined(words, letters(lower))
                || isJoined(words, letters(unmasked(ENDS.matcher(lower).replaceAll(""))));
    }

    /// Digits and signs that stand for the letters they look like.
    private static String unmasked(String lower) {
        var text = new StringBuilder();
        for (int i = 0; i < lower.length(); i++) {
            int place = SIGNS.indexOf(lower.charAt(i));
            text.append(place < 0 ? lower.charAt(i) : LETTERS.charAt(place));
        }
        return text.toString();
    }

    /// What is not a letter is left out; letters beyond ASCII stay, so that they join nothing.
    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isJoined(Set<String> words, String text) {
        if (text.isEmpty()) {
            return false;
        }
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= text.length(); end++) {
            for (int start = 0; start < end && !reached[end]; start++) {
                reached[end] = reached[start] && words.contains(text.substring(start, end));
            }
        }
        return reached[text.length()];
    }
}
