package org.sealpost.check;

import org.sealpost.check.sender.Fate;

/// Whether what a check says of senders and what becomes of one message can both be true.
///
/// The check speaks of all hosts and says when one of them is not known; a message needs one host.
public final class SenderAgreement {
    private SenderAgreement() {}

    /// @param today of a sender that holds no policy
    /// @param fate of a message from such a sender
    public static boolean with(Effect today, Fate fate) {
        return switch (today) {
            case Effect.NoMail _ -> fate instanceof Fate.Bounced;
            case Effect.Protected _ -> fate instanceof Fate.Delivered;
            case Effect.PartlyRefused _ -> fate instanceof Fate.Delivered;
            case Effect.Refused _ -> fate instanceof Fate.Deferred || fate instanceof Fate.Bounced;
            case Effect.Unprotected _, Effect.Tested _, Effect.OptedOut _ ->
                fate instanceof Fate.DeliveredUnprotected
                        || fate instanceof Fate.CannotTell
                        || fate instanceof Fate.Bounced;
            case Effect.CannotTell _ -> !(fate instanceof Fate.DeliveredUnprotected);
        };
    }
}
