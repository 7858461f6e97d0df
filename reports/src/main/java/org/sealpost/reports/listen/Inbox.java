package org.sealpost.reports.listen;

import org.sealpost.reports.Delivery;
import org.sealpost.reports.store.Kept;

/// Takes what the ways in hand over.
public interface Inbox {
    /// Waits until it is durable; only then may the sender be told that it was taken.
    Receipt take(Delivery delivery);

    /// What has become of a delivery.
    sealed interface Receipt {
        record Taken(Kept kept) implements Receipt {}

        /// Too much at once: the sender is to try again later.
        ///
        /// @param code of the quota, such as `intake.source-quota`
        record Later(String code) implements Receipt {}

        /// Never: more than is taken of anything.
        ///
        /// @param code of the limit
        record Refused(String code) implements Receipt {}

        /// Our own fault, such as a full disk; nothing is lost, because the sender still has it.
        record Broken(String problem) implements Receipt {}
    }
}
