package org.sealpost.reports.intake;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.TextCode;

/// What is odd about one delivery: bounded, whatever it holds.
final class Notes {
    private static final int LONGEST_TEXT = 500;

    private final List<Deviation> kept = new ArrayList<>();
    private int omitted;

    void add(DeviationCode code, String text) {
        add(new Deviation(code, 0, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text));
    }

    /// The same is said once.
    void add(Deviation note) {
        if (kept.contains(note)) {
            return;
        }
        if (kept.size() < TextCode.MOST_DEVIATIONS) {
            kept.add(note);
        } else {
            omitted++;
        }
    }

    List<Deviation> all() {
        if (omitted == 0) {
            return List.copyOf(kept);
        }
        var all = new ArrayList<>(kept);
        all.add(new Deviation(TextCode.TOO_MANY_DEVIATIONS, 0, Integer.toString(omitted)));
        return all;
    }
}
