package org.sealpost.host.acme;

import java.util.List;
import java.util.Optional;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.DelegationCheck;
import org.sealpost.host.delegation.Pointing;
import org.sealpost.host.delegation.Purpose;
import org.sealpost.protocol.name.DomainName;

/// Whether the CNAME record that the proof needs leads to us: the one of the policy host, or for dns-01 the one of
/// its challenge. Names that are not delegated pass.
public final class DelegationPreflight implements Preflight {
    private final Delegated delegated;
    private final DelegationCheck check;

    /// Knows which names are delegated.
    @FunctionalInterface
    public interface Delegated {
        /// @param host the policy host
        /// @return empty for a domain of the operator's own, in whose zone nothing has to point
        Optional<Delegation> of(DomainName host, String tenant);
    }

    public DelegationPreflight(Delegated delegated, DelegationCheck check) {
        this.delegated = delegated;
        this.check = check;
    }

    @Override
    public Fitness judge(CertifiedName name, Customer customer) {
        Purpose purpose = switch (name.subject().proof()) {
            case Proof.TlsAlpn01 _, Proof.Http01 _ -> Purpose.POLICY_HOST;
            case Proof.Dns01 _ -> Purpose.CHALLENGE;
        };
        return delegated
                .of(name.name(), name.subject().tenant())
                .map(delegation -> judge(delegation.record(purpose)))
                .orElseGet(Fitness.Fit::new);
    }

    private Fitness judge(Delegation.Cname record) {
        return switch (check.look(record)) {
            case Pointing.Here _ -> new Fitness.Fit();
            case Pointing.Absent _ -> unfit(record, "nothing stands there");
            case Pointing.Elsewhere(String seen) -> unfit(record, "it is " + seen);
            case Pointing.Unknown(String why) ->
                new Fitness.Unknown("DNS does not say where " + record.owner() + " leads: " + why);
        };
    }

    private static Fitness unfit(Delegation.Cname record, String seen) {
        return new Fitness.Unfit(
                List.of(record.owner() + " must be a CNAME record to " + record.target() + "; " + seen + "."));
    }
}
