package org.sealpost.publish.generate;

/// What to mind about a draft.
///
/// @param subject what it is about, such as a host name; empty when it is about the whole
public record Advice(Kind kind, String subject) {
    public enum Kind {
        /// Mail goes to this host, and no pattern covers it: with `enforce` it would be refused.
        MX_NOT_COVERED(true),
        /// A pattern that covers no host which mail goes to now.
        PATTERN_UNUSED(false),
        /// A wildcard over the domain itself or a name above it. RFC 8461 §10.4.
        OWN_WILDCARD(true),
        /// A wildcard with one label fewer than the provider's hosts have, as `*.mx.microsoft`.
        ONE_LABEL_SHORT(true),
        /// No record of reports: nobody will tell when `enforce` is safe.
        NO_REPORTS(true),
        /// The record at `_mta-sts` is an alias now: whoever has its target changes the `id` (RFC 8461 §8.2).
        DELEGATED(true),
        /// The first policy enforces; nothing was tried before.
        NOT_TRIED(true),
        /// What is served now says the same: nothing needs to change, and no new `id` is due.
        SAME_POLICY(false),
        /// Nobody has said where the policy host is, so that its address record is left open.
        HOST_OPEN(false),
        /// How long `testing` lasts, and what ends it.
        AFTER_TESTING(false),
        /// `enforce` for a day at a time: raise it step by step.
        RAISE_LATER(false),
        /// How long the way back takes; the subject is the `max_age` in seconds.
        WAY_BACK(false),
        /// `none` has to be served until the oldest policy has passed.
        RETIRING(false);

        private final boolean warning;

        Kind(boolean warning) {
            this.warning = warning;
        }

        /// Whether something may go wrong, and not only something is to be known.
        public boolean warning() {
            return warning;
        }
    }

    Advice(Kind kind) {
        this(kind, "");
    }
}
