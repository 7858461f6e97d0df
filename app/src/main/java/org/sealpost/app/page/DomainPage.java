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

    /// An alert.
    ///
    /// @param id for the form that takes it in hand
    /// @param since when it opened
    /// @param hand who has it in hand; empty when nobody has
    /// @param mayTake whether the visitor may take it in hand
    /// @param repair where what is to be done is shown, below the address of the domain; empty where nothing is
    public record AlertLine(
            String id,
            String domain,
            String tone,
            String title,
            String seen,
            String fix,
            String since,
            String hand,
            boolean mayTake,
            String repair) {
        /// Whether it is brought back to what was approved.
        public boolean brings() {
            return repair.equals("repair");
        }

        /// What its link says.
        public String way() {
            return repair.startsWith("plan/")
                    ? "Show the plan"
                    : repair.equals("rollout") ? "Show the roll-out" : "Show the repair";
        }

        /// The same where nothing was approved that it could be brought back to.
        public AlertLine withoutRepair() {
            return new AlertLine(id, domain, tone, title, seen, fix, since, hand, mayTake, "");
        }
    }
}
