package org.sealpost.publish.plan;

import org.sealpost.protocol.RfcRef;

/// Why no plan is made.
///
/// @param detail the hosts, dates or reasons it is about, as text
public record Refusal(Reason reason, String detail) {
    /// Whether it passes by itself, with time.
    public boolean passes() {
        return reason == Reason.SETTLING;
    }

    /// The kinds of refusal.
    public enum Reason {
        UNKNOWN_FACT("a fact that the plan rests on is not known", RfcRef.of(8461, "8.1")),
        MX_NOT_COVERED("the policy does not cover every approved MX host", RfcRef.of(8461, "4.1")),
        TESTING_FIRST("enforce begins after testing", RfcRef.of(8461, "8.1")),
        BEGIN_SHORT("enforce begins with a max_age of at most 86400", RfcRef.of(8461, "3.2")),
        ONE_RUNG("max_age rises by one rung at a time", RfcRef.of(8461, "3.2")),
        ONE_AT_A_TIME("MX hosts and strictness change in two plans", RfcRef.of(8461, "8.1")),
        MOVE_FIRST("the policy is kept by someone else; move it here before it is removed", RfcRef.of(8461, "8.2")),
        SETTLING("what a plan that was given up had begun may still appear", RfcRef.of(8461, "8.1")),
        NO_ADDRESS("no address for the policy host is approved", RfcRef.of(8461, "3.3"));

        private final String words;
        private final RfcRef rule;

        Reason(String words, RfcRef rule) {
            this.words = words;
            this.rule = rule;
        }

        /// One sentence without its stop.
        public String words() {
            return words;
        }

        public RfcRef rule() {
            return rule;
        }
    }
}
