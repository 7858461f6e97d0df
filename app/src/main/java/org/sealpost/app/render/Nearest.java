package org.sealpost.app.render;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds what somebody probably meant: the known words with the fewest edits between them and what was typed.
public final class Nearest {
    private Nearest() {}

    /// At most three words of `known`, nearest first; empty when none is near.
    public static List<String> of(String typed, Collection<String> known) {
        String word = typed.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, Math.min(word.length(), 60) / 3);
        return known.stream()
                .filter(candidate -> edits(word, candidate) <= limit || (word.length() > 3 && candidate.contains(word)))
                .sorted(Comparator.<String>comparingInt(candidate -> edits(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /// The number of insertions, deletions and replacements that lead from one word to the other.
    public static int edits(String from, String to) {
        if (Math.abs(from.length() - to.length()) > 60) {
            return Integer.MAX_VALUE;
        }
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[to.length()];
    }
}
