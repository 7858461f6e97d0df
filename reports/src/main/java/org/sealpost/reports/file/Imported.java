package org.sealpost.reports.file;

import java.util.List;
import java.util.Map;
import org.sealpost.reports.store.Kept;

/// What an import has brought.
///
/// @param items everything that was found
/// @param kept of what was taken, how much brought what
/// @param refused what was not taken, by the code
/// @param problems what could not be read, as sentences; the first [#MOST_PROBLEMS]
/// @param unreadable how many could not be read
public record Imported(
        long items, Map<Kept, Long> kept, Map<String, Long> refused, List<Item.Unreadable> problems, long unreadable) {
    /// So many are told one by one.
    public static final int MOST_PROBLEMS = 20;

    public Imported {
        kept = Map.copyOf(kept);
        refused = Map.copyOf(refused);
        problems = List.copyOf(problems);
    }

    /// How many came to this.
    public long of(Kept what) {
        return kept.getOrDefault(what, 0L);
    }

    /// How many brought nothing: they have no report in them, or were refused.
    public long nothing() {
        return of(Kept.NOTHING) + refusals();
    }

    /// How many were not taken.
    public long refusals() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
