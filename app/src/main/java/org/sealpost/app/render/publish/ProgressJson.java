package org.sealpost.app.render.publish;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.plan.Step;

/// How far a plan has come, for programs, in the form of `docs/schema/apply-1.schema.json`.
public final class ProgressJson {
    public static final String SCHEMA = "urn:sealpost:schema:apply:1";

    private ProgressJson() {}

    /// What is waited for, or how it ended.
    public enum State {
        /// No plan is under way.
        IDLE,
        /// The plan was given up.
        ABANDONED,
        /// All steps were made and seen.
        DONE,
        /// A date has to come.
        WAITING,
        /// The owner has something to do.
        OWNER,
        /// Something is not seen yet, or a check does not hold.
        HELD,
        /// Something else stands there than the plan knows.
        CONFLICT,
        /// Values of others stand there, and nobody has let them go.
        FOREIGN,
        /// The plan was not begun.
        REFUSED
    }

    /// What the document is.
    public record Whole(String schema, Row progress) {}

    /// @param step the one that is at work; empty where none is
    /// @param until the date that is waited for, or before which it is of no use to ask again
    /// @param missing what is not seen yet, why it is held, or why it was not begun
    /// @param there what stands there, where something else does
    /// @param wanted what shall stand there instead of it
    public record Row(
            State state,
            Optional<PlanJson.StepRow> step,
            Optional<Instant> until,
            List<String> missing,
            List<String> there,
            List<String> wanted) {
        public Row {
            missing = List.copyOf(missing);
            there = List.copyOf(there);
            wanted = List.copyOf(wanted);
        }

        private static Row of(State state, List<String> missing) {
            return new Row(state, Optional.empty(), Optional.empty(), missing, List.of(), List.of());
        }

        private static Row of(State state, Step step, Optional<Instant> until, List<String> missing) {
            return new Row(state, Optional.of(PlanJson.row(step)), until, missing, List.of(), List.of());
        }
    }

    public static void write(Progress progress, OutputStream out) {
        Document.write(new Whole(SCHEMA, row(progress)), out);
    }

    /// @param settled when another plan can be made; empty: now
    public static void abandoned(Optional<Instant> settled, OutputStream out) {
        Row row = new Row(State.ABANDONED, Optional.empty(), settled, List.of(), List.of(), List.of());
        Document.write(new Whole(SCHEMA, row), out);
    }

    static Row row(Progress progress) {
        return switch (progress) {
            case Progress.Idle _ -> Row.of(State.IDLE, List.of());
            case Progress.Done _ -> Row.of(State.DONE, List.of());
            case Progress.Waiting(Step step, Instant until) ->
                Row.of(State.WAITING, step, Optional.of(until), List.of());
            case Progress.Owner(Step step, List<String> missing) ->
                Row.of(State.OWNER, step, Optional.empty(), missing);
            case Progress.Held(Step step, List<String> why, Optional<Instant> earliest) ->
                Row.of(State.HELD, step, earliest, why);
            case Progress.Conflict(Step step, String found) ->
                new Row(
                        State.CONFLICT,
                        Optional.of(PlanJson.row(step)),
                        Optional.empty(),
                        List.of(),
                        List.of(found),
                        List.of());
            case Progress.Foreign(Step step, Change change, List<String> values) ->
                new Row(
                        State.FOREIGN,
                        Optional.of(PlanJson.row(step)),
                        Optional.empty(),
                        List.of(),
                        values,
                        change.wanted().map(RecordSet::values).orElse(List.of()));
            case Progress.Refused(Progress.Reason reason, String detail) ->
                Row.of(
                        State.REFUSED,
                        List.of(reason.name().toLowerCase(Locale.ROOT).replace('_', '-') + ": " + detail));
        };
    }
}
