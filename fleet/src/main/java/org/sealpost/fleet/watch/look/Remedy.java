package org.sealpost.fleet.watch.look;

import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;

/// What puts right that which an alert is about.
public sealed interface Remedy {
    /// Somebody reads a plan, and agrees to it, refuses it or gives it up.
    ///
    /// @param plan its id
    record ReadPlan(String plan) implements Remedy {}

    /// Somebody reads why the roll-out does not go on by itself.
    record ReadRollout() implements Remedy {}

    /// An SPF, DKIM or DMARC text that was approved is put back, or what stands there is approved.
    record PutBackText() implements Remedy {}

    /// A plan brings the policy and the records back to what was approved, where anything was.
    record BringBack() implements Remedy {}

    /// Whoever keeps what it is about mends it.
    record ByHand() implements Remedy {}

    static Remedy of(Cause cause, Level level) {
        return of(cause.what(), cause.subject(), level);
    }

    /// @param what the kind of the cause
    /// @param subject of the cause
    static Remedy of(String what, String subject, Level level) {
        return switch (what) {
            case ChangeSource.WAITS, ChangeSource.STUCK -> new ReadPlan(subject);
            case ChangeSource.ROLL_OUT -> new ReadRollout();
            default -> {
                if (TextSource.isKind(what)) {
                    yield new PutBackText();
                }
                boolean broken = what.startsWith("mtasts.") && level != Level.NOTICE;
                yield broken || DriftSource.isKind(what) ? new BringBack() : new ByHand();
            }
        };
    }

    /// For programs.
    default String word() {
        return switch (this) {
            case ReadPlan _ -> "read-plan";
            case ReadRollout _ -> "read-rollout";
            case PutBackText _ -> "put-back-text";
            case BringBack _ -> "bring-back";
            case ByHand _ -> "by-hand";
        };
    }
}
