package org.sealpost.check;

import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// What happens to mail for the domain from a sender that supports MTA-STS and holds no cached policy.
public sealed interface Effect {
    /// There is no usable policy: delivered as if the domain had no MTA-STS (RFC 8461 §3.3).
    record Unprotected() implements Effect {}

    /// The policy is `testing`: delivered, failures reported (RFC 8461 §5). `wouldBeRefused` are MX hosts that
    /// fail.
    record Tested(List<DomainName> wouldBeRefused) implements Effect {
        public Tested {
            wouldBeRefused = List.copyOf(wouldBeRefused);
        }
    }

    /// The policy is `none`: delivered as if there was none (RFC 8461 §5).
    record OptedOut() implements Effect {}

    /// Every MX passes: delivered over authenticated TLS alone.
    record Protected() implements Effect {}

    /// Some MX hosts fail and are passed over; mail waits when only they can be reached.
    record PartlyRefused(List<DomainName> refused, List<DomainName> usable) implements Effect {
        public PartlyRefused {
            refused = List.copyOf(refused);
            usable = List.copyOf(usable);
        }
    }

    /// No MX passes: mail waits at the sender and is returned in the end.
    record Refused(List<DomainName> refused) implements Effect {
        public Refused {
            refused = List.copyOf(refused);
        }
    }

    /// Facts are missing.
    record CannotTell() implements Effect {}

    /// The domain takes no mail.
    record NoMail() implements Effect {}
}
