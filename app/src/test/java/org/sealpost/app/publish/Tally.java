package org.sealpost.app.publish;

import java.util.ArrayList;
import java.util.List;

/// What became of the mails of one sender.
final class Tally {
    private int delivered;
    private int late;
    private int deferred;
    private final List<String> failed = new ArrayList<>();
    private final List<String> delays = new ArrayList<>();

    /// @param first whether it was its first attempt
    void delivered(boolean first) {
        delivered++;
        late += first ? 0 : 1;
    }

    /// Counts mails, not attempts.
    void deferred(boolean first, String why) {
        if (first) {
            deferred++;
            delays.add(why);
        }
    }

    void failed(String why) {
        failed.add(why);
    }

    int delivered() {
        return delivered;
    }

    int deferred() {
        return deferred;
    }

    /// When and how mails were given up.
    List<String> failures() {
        return List.copyOf(failed);
    }

    /// When and how mails were put off.
    List<String> delays() {
        return List.copyOf(delays);
    }

    @Override
    public String toString() {
        return delivered + " delivered (" + late + " late), " + deferred + " deferred, " + failed.size() + " failed";
    }
}
