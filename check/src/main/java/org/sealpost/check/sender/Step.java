package org.sealpost.check.sender;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.PolicyType;

/// What a sender does at one address of an MX host, or at the host as a whole.
///
/// @param preference of the MX record, lower first; 0 for an implicit MX
/// @param anyOrder whether other hosts have the same preference, so that any of them may come first (RFC 5321 §5.1)
/// @param exchange the name in the MX record, untrusted
/// @param policy the kind of policy that the sender goes by there, as it stands in its report
/// @param policyDomain whose policy that is (RFC 8460 §4.2)
/// @param address empty when the host is passed over before its addresses matter
/// @param reached whether a message gets so far; else it is known what would happen if the servers before were down
public record Step(
        int preference,
        boolean anyOrder,
        String exchange,
        PolicyType.Known policy,
        DomainName policyDomain,
        Optional<IpAddress> address,
        Act act,
        boolean reached) {
    /// What it does there.
    public sealed interface Act {
        /// Delivers.
        ///
        /// @param despite what it sees and does not mind
        record Uses(Channel channel, List<Reason> despite) implements Act {
            public Uses {
                despite = List.copyOf(despite);
            }
        }

        /// Goes on to the next.
        record PassesOver(Reason reason) implements Act {}

        /// It cannot be told.
        ///
        /// @param authenticated whether, if it delivers there, it does so to a server that has shown who it is
        record Unclear(Reason.Open reason, boolean authenticated) implements Act {}
    }

    /// The host, when the name can be one.
    public Optional<DomainName> host() {
        return DomainName.ofWire(exchange);
    }

    Step reaching() {
        return new Step(preference, anyOrder, exchange, policy, policyDomain, address, act, true);
    }
}
