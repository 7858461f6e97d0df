package org.sealpost.protocol.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.TextCode;

/// The deviations of one text while it is parsed: at most [TextCode#MOST_DEVIATIONS], the rest counted.
public final class DeviationList {
    /// Longer evidence is cut here and ends in `…`.
    private static final int LONGEST_TEXT = 500;

    private final List<Deviation> kept = new ArrayList<>();
    private boolean unusable;
    private int omitted;
    private int firstOmittedLine;

    /// @param latin1 the octets seen, one character for each
    public void add(DeviationCode code, int line, String latin1) {
        boolean cut = latin1.length() > LONGEST_TEXT;
        String part = cut ? latin1.substring(0, LONGEST_TEXT) : latin1;
        String text = new String(part.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        keep(code, line, cut ? text + "…" : text);
    }

    /// @param text the characters seen
    public void addText(DeviationCode code, int line, String text) {
        keep(code, line, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text);
    }

    private void keep(DeviationCode code, int line, String text) {
        boolean firstUnusable = code.unusable() && !unusable;
        unusable |= code.unusable();
        if (kept.size() < TextCode.MOST_DEVIATIONS) {
            kept.add(new Deviation(code, line, text));
            return;
        }
        if (omitted == 0) {
            firstOmittedLine = line;
        }
        if (firstUnusable) {
            // What makes the text unusable is never among those left out: it takes the last place.
            kept.set(TextCode.MOST_DEVIATIONS - 1, new Deviation(code, line, text));
        }
        omitted++;
    }

    /// Something that should be there and is not.
    public void missing(DeviationCode code) {
        add(code, 0, "");
    }

    public boolean unusable() {
        return unusable;
    }

    /// The outcome: unusable when any deviation makes it so, else the value.
    public <T> Parsed<T> outcome(Supplier<T> value) {
        return unusable ? new Parsed.Unusable<>(all()) : new Parsed.Ok<>(value.get(), all());
    }

    private List<Deviation> all() {
        if (omitted == 0) {
            return kept;
        }
        var all = new ArrayList<>(kept);
        all.add(new Deviation(TextCode.TOO_MANY_DEVIATIONS, firstOmittedLine, Integer.toString(omitted)));
        return all;
    }
}
