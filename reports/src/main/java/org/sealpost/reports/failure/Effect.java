package org.sealpost.reports.failure;

/// What a failure means for mail once the policy of its row is enforced.
public enum Effect {
    /// The message is not delivered to that host.
    BLOCK,
    /// The message is put off and tried again, and usually arrives.
    TOLERATE,
    /// The policy could not be had: the message goes without one, or with an older one.
    FETCH,
    /// The policy is void because of something that its own domain publishes; the message goes, unprotected.
    OURS,
    /// Not about this policy, but worth a look.
    WARN,
    /// It cannot be told; to be taken for [#BLOCK].
    UNKNOWN;

    /// Whether it stands in the way of `enforce`.
    public boolean stops() {
        return switch (this) {
            case BLOCK, OURS, UNKNOWN -> true;
            case TOLERATE, FETCH, WARN -> false;
        };
    }

    /// Whether it costs the message itself, as far as is known.
    public boolean refuses() {
        return switch (this) {
            case BLOCK, UNKNOWN -> true;
            case OURS, TOLERATE, FETCH, WARN -> false;
        };
    }

    /// Whether a person may answer for it: what is known to cost mail, nobody can.
    public boolean waivable() {
        return switch (this) {
            case UNKNOWN, TOLERATE -> true;
            case BLOCK, OURS, FETCH, WARN -> false;
        };
    }
}
