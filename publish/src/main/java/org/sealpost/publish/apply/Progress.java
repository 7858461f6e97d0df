package org.sealpost.publish.apply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.plan.Step;

/// How far a plan has come. None of these is waited for by a thread: ask again later.
public sealed interface Progress {
    /// Nothing is under way.
    record Idle() implements Progress {}

    /// All steps were made and seen.
    record Done() implements Progress {}

    /// A date has to come.
    record Waiting(Step step, Instant until) implements Progress {}

    /// The owner has to do something; it is looked for.
    ///
    /// @param missing what is not seen yet
    record Owner(Step step, List<String> missing) implements Progress {
        public Owner {
            missing = List.copyOf(missing);
        }
    }

    /// Something was written and is not seen everywhere yet, or a check does not hold.
    ///
    /// @param earliest before that it is of no use to ask again; empty: soon
    record Held(Step step, List<String> why, Optional<Instant> earliest) implements Progress {
        public Held {
            why = List.copyOf(why);
        }
    }

    /// Something else stands there than the plan knows. Nothing was overwritten; end the plan and make another.
    record Conflict(Step step, String found) implements Progress {}

    /// Values stand there that are not ours, and nobody has let them go. Nothing was overwritten.
    ///
    /// @param values those that would be lost
    record Foreign(Step step, Change change, List<String> values) implements Progress {
        public Foreign {
            values = List.copyOf(values);
        }
    }

    /// The plan was not begun.
    record Refused(Reason reason, String detail) implements Progress {}

    /// Why a plan is not begun.
    enum Reason {
        /// What was observed is no longer so.
        STALE,
        /// Another plan of the domain is under way.
        IN_FLIGHT,
        /// Its risk asks for more than was confirmed.
        NOT_CONFIRMED
    }
}
