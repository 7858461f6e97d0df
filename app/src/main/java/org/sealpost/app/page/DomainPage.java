package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// A domain that is watched.
///
/// @param state how it stands as a whole
/// @param next what comes next where no alert stands
/// @param alerts what stands
/// @param looks when each kind of look was and comes next
/// @param over alerts that recovered, the newest first
/// @param seen what looks and reports tell
/// @param changes what is approved, and the ways to change it
/// @param unsure what was typed to stop watching it, where it was something else
public record DomainPage(
        String domain,
        String tone,
        String state,
        String next,
        List<AlertLine> alerts,
        List<String> looks,
        List<AlertLine> over,
        boolean mayLook,
        boolean mayRemove,
        String formToken,
        SeenPart seen,
        DomainChanges changes,
        Optional<Unsure> unsure) {
    public DomainPage {
        alerts = List.copyOf(alerts);
        looks = List.copyOf(looks);
        over = List.copyOf(over);
    }

    /// What was typed, and what should have been.
    public record Unsure(String typed, String problem) {}
}
