package org.sealpost.check.time;

import java.util.List;

/// The findings of two looks beside each other, told apart by code and subject.
///
/// @param before the earlier look
/// @param appeared in the later look alone
/// @param gone in the earlier look alone
/// @param unchanged in both
public record Comparison(
        Sighting before, List<Sighting.Said> appeared, List<Sighting.Said> gone, List<Sighting.Said> unchanged) {
    public Comparison {
        appeared = List.copyOf(appeared);
        gone = List.copyOf(gone);
        unchanged = List.copyOf(unchanged);
    }

    public static Comparison of(Sighting before, Sighting now) {
        return new Comparison(
                before,
                now.findings().stream()
                        .filter(said -> !has(before, said))
                        .distinct()
                        .toList(),
                before.findings().stream()
                        .filter(said -> !has(now, said))
                        .distinct()
                        .toList(),
                now.findings().stream()
                        .filter(said -> has(before, said))
                        .distinct()
                        .toList());
    }

    private static boolean has(Sighting sighting, Sighting.Said said) {
        return sighting.findings().stream()
                .anyMatch(other ->
                        other.code().equals(said.code()) && other.subject().equals(said.subject()));
    }
}
