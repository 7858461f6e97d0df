package org.sealpost.app.access.audit;

import java.util.ArrayList;
import java.util.List;

/// Texts that others chose, no longer than an event takes. What is left out is counted.
public final class Bounded {
    /// For what says how much was left out.
    private static final int ROOM = 40;

    private Bounded() {}

    /// The beginning of a text.
    static String text(String whole) {
        if (whole.length() <= AuditEvent.LONGEST) {
            return whole;
        }
        int end = AuditEvent.LONGEST - ROOM;
        if (Character.isHighSurrogate(whole.charAt(end - 1))) {
            end--;
        }
        return whole.substring(0, end) + "… (" + (whole.length() - end) + " more characters)";
    }

    /// As many words of a list as there is room for, each as a whole.
    public static String list(String between, List<String> words) {
        var told = new ArrayList<String>();
        int length = 0;
        for (String word : words) {
            length += between.length() + word.length();
            if (length > AuditEvent.LONGEST - ROOM) {
                return String.join(between, told) + " and " + (words.size() - told.size()) + " more";
            }
            told.add(word);
        }
        return String.join(between, told);
    }
}
