package org.sealpost.host.acme;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.name.DomainName;

/// No certificate for customers who went, except while `none` must still be served to senders and the last
/// certificate does not last that long.
public final class TombstonePreflight implements Preflight {
    private final Tombstones tombstones;
    private final InstantSource clock;

    /// Knows the tombstones.
    @FunctionalInterface
    public interface Tombstones {
        /// @param host the policy host
        Optional<Tombstone> of(DomainName host);
    }

    public TombstonePreflight(Tombstones tombstones, InstantSource clock) {
        this.tombstones = tombstones;
        this.clock = clock;
    }

    @Override
    public Fitness judge(CertifiedName name, Customer customer) {
        Optional<Tombstone> found = tombstones.of(name.name());
        if (found.isEmpty() || isNeeded(found.get(), name)) {
            return new Fitness.Fit();
        }
        return new Fitness.Unfit(
                List.of(name.name() + " was given up on " + found.get().since() + "."));
    }

    private boolean isNeeded(Tombstone tombstone, CertifiedName name) {
        return tombstone.serves(clock.instant())
                && name.holding()
                        .current()
                        .filter(current -> current.notAfter().isBefore(tombstone.until()))
                        .isPresent();
    }
}
