package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// A plan: what it changes, its steps, how far it has come, and the form that begins it.
///
/// @param tone of the risk, and `risk` its word
/// @param state what became of it, in a sentence
/// @param problem why it was not begun; empty when nothing went wrong
/// @param effects what changes for senders, what it rests on, the way back
/// @param live whether the page is asked for again by itself
/// @param now how far it had come when it was gone on with last
/// @param apply the form; empty where it cannot be begun here
/// @param going what can be done while it is under way; empty otherwise
/// @param consent of somebody else; empty once it was begun or refused
/// @param held what senders may still apply
public record PlanPage(
        String domain,
        String id,
        String title,
        String tone,
        String risk,
        int pips,
        String state,
        Optional<String> problem,
        List<Effect> effects,
        List<StepLine> steps,
        List<String> caveats,
        boolean live,
        Optional<Now> now,
        Optional<Apply> apply,
        Optional<Going> going,
        Optional<String> notYours,
        Optional<Consent> consent,
        List<Held> held,
        String formToken) {
    public PlanPage {
        effects = List.copyOf(effects);
        steps = List.copyOf(steps);
        caveats = List.copyOf(caveats);
        held = List.copyOf(held);
    }

    /// One box above the steps.
    public record Effect(String label, String tone, String title, String text) {}

    /// One step.
    ///
    /// @param when its date in words, and `more` what there is to say beside it
    public record StepLine(
            String title,
            boolean waits,
            List<Diff> diffs,
            List<CheckLine> checks,
            String rule,
            String when,
            String more) {
        public StepLine {
            diffs = List.copyOf(diffs);
            checks = List.copyOf(checks);
        }
    }

    /// A text before and after.
    public record Diff(String head, List<DiffLine> lines) {
        public Diff {
            lines = List.copyOf(lines);
        }
    }

    /// @param sign `+`, `−` or a space
    public record DiffLine(String sign, String text) {
        public boolean added() {
            return sign.equals("+");
        }

        public boolean removed() {
            return sign.equals("−");
        }
    }

    /// Something that is looked at before or after a step.
    public record CheckLine(String tone, String text) {}

    /// How far it has come.
    ///
    /// @param replaces values of others that stand in the way
    public record Now(String tone, String title, List<String> lines, List<String> replaces) {
        public Now {
            lines = List.copyOf(lines);
            replaces = List.copyOf(replaces);
        }
    }

    /// The form that begins it.
    ///
    /// @param typed whether the name of the domain has to be typed, and a reason given
    /// @param reason as it was typed before
    public record Apply(boolean typed, String reason, String wayBack) {}

    /// What somebody else is asked for.
    ///
    /// @param asked since when, in a sentence; empty when nobody was asked
    /// @param mayAsk whether the visitor can ask
    /// @param mayRefuse whether the visitor can say no
    public record Consent(String asked, boolean mayAsk, boolean mayRefuse) {
        public boolean isShown() {
            return !asked.isEmpty() || mayAsk;
        }
    }

    /// What can be done while it is under way.
    public record Going(boolean mayReplace) {}

    /// A policy that a sender may still apply.
    public record Held(String policy, String since, String until) {}
}
