package org.sealpost.reports.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.Way;

/// A report as it is kept.
///
/// @param id the same for the same report, whenever and in whatever order things came; hexadecimal. It
/// begins with the day; that of a proven report begins with the one it had before it was proven
/// @param day the day it is about; empty when it does not say
/// @param json its text as it came
/// @param counts whether it is the one that counts among those with its key
/// @param ways how it came, without repetition
/// @param first when it came first
/// @param digests the arrivals it came in
/// @param notes what was odd about those, and about itself
public record StoredReport(
        String id,
        Reporter reporter,
        Authenticity authenticity,
        Optional<LocalDate> day,
        Octets json,
        boolean counts,
        List<Way> ways,
        Instant first,
        List<String> digests,
        List<Note> notes) {
    public StoredReport {
        ways = List.copyOf(ways);
        digests = List.copyOf(digests);
        notes = List.copyOf(notes);
    }

    /// A deviation as it is kept.
    ///
    /// @param text untrusted
    public record Note(String code, int line, String text) {}
}
