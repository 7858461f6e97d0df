package org.sealpost.host.acme;

import java.util.List;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.Proof;
import org.sealpost.protocol.name.DomainName;

/// Whether those who follow the name's addresses arrive here; for proofs that need no connection it does not matter.
public final class ReachPreflight implements Preflight {
    private final Reach reach;

    public ReachPreflight(Reach reach) {
        this.reach = reach;
    }

    /// Finds out where a name's addresses lead.
    @FunctionalInterface
    public interface Reach {
        Reached look(DomainName host);
    }

    /// Where they lead.
    public sealed interface Reached {
        /// To us, every one of them.
        record Here() implements Reached {}

        /// @param where the address that leads elsewhere or nowhere, or why there is none
        record Elsewhere(String where) implements Reached {}

        record Unknown(String why) implements Reached {}
    }

    @Override
    public Fitness judge(CertifiedName name, Customer customer) {
        return switch (name.subject().proof()) {
            case Proof.Dns01 _ -> new Fitness.Fit();
            case Proof.TlsAlpn01 _, Proof.Http01 _ ->
                switch (reach.look(name.name())) {
                    case Reached.Here _ -> new Fitness.Fit();
                    case Reached.Elsewhere(String where) ->
                        new Fitness.Unfit(List.of("The address of " + name.name() + " does not lead here: " + where));
                    case Reached.Unknown(String why) -> new Fitness.Unknown(why);
                };
        };
    }
}
