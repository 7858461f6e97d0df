package org.sealpost.host.acme;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.protocol.name.DomainName;

/// Looks before an order is placed, so that no failure is spent on what can be seen from here. Asked by several
/// threads at once; it may look at the network, within limits of its own.
@FunctionalInterface
public interface Preflight {
    Fitness judge(CertifiedName name, Customer customer);

    /// As what we come to the authority.
    ///
    /// @param caaNames by which the authority knows itself in CAA records
    /// @param account ours, as the parameter `accounturi` has it. RFC 8657 §3
    record Customer(String authority, Set<DomainName> caaNames, URI account) {
        public Customer {
            caaNames = Set.copyOf(caaNames);
        }
    }

    /// All of these: what one knows to be in the way counts more than what another does not know.
    static Preflight all(List<Preflight> each) {
        List<Preflight> all = List.copyOf(each);
        return (name, customer) -> {
            List<String> obstacles = new ArrayList<>();
            List<String> unknown = new ArrayList<>();
            for (Preflight one : all) {
                switch (one.judge(name, customer)) {
                    case Fitness.Fit _ -> {}
                    case Fitness.Unfit(List<String> some) -> obstacles.addAll(some);
                    case Fitness.Unknown(String why) -> unknown.add(why);
                }
            }
            if (!obstacles.isEmpty()) {
                return new Fitness.Unfit(obstacles);
            }
            return unknown.isEmpty() ? new Fitness.Fit() : new Fitness.Unknown(String.join(" ", unknown));
        };
    }
}
