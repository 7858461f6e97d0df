package org.sealpost.check;

import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// What happens to mail for the domain from a sender that does DANE; to be read beside what one that does MTA-STS
/// meets. A sender that does both goes by DANE where there are records: MTA-STS does not make up for a failure there
/// (RFC 8461 §2).
public sealed interface DaneEffect {
    /// No MX host has records that count: such a sender goes on as if there was no DANE.
    record NotUsed() implements DaneEffect {}

    /// Every MX host with records presents what they say.
    record Delivers() implements DaneEffect {}

    /// Some MX hosts fail and are passed over; mail waits when only they can be reached.
    record PartlyDeferred(List<DomainName> passedOver, List<DomainName> usable) implements DaneEffect {
        public PartlyDeferred {
            passedOver = List.copyOf(passedOver);
            usable = List.copyOf(usable);
        }
    }

    /// Every MX host fails: mail waits at the sender and is returned in the end.
    record Deferred(List<DomainName> passedOver) implements DaneEffect {
        public Deferred {
            passedOver = List.copyOf(passedOver);
        }
    }

    /// Facts are missing.
    record CannotTell() implements DaneEffect {}
}
