package org.sealpost.host.certificate;

import java.util.Optional;
import org.sealpost.protocol.Octets;

/// The certificates that we hold for a name.
///
/// @param current the one to show
/// @param previous the one before, kept until somebody fetched by the current one and it was right
public record Holding(Optional<IssuedCertificate> current, Optional<IssuedCertificate> previous) {
    public static final Holding NONE = new Holding(Optional.empty(), Optional.empty());

    /// With a new one on top. One that was never seen to work does not push away one that was.
    public Holding renewed(IssuedCertificate next) {
        return new Holding(Optional.of(next), previous.isPresent() ? previous : current);
    }

    /// After a fetch that saw this certificate at work.
    public Holding served(Octets fingerprint) {
        boolean current =
                this.current.isPresent() && this.current.get().fingerprint().equals(fingerprint);
        return current ? new Holding(this.current, Optional.empty()) : this;
    }

    /// After a fetch in which the current one did not work: the one before comes back, if there is one.
    public Holding refused() {
        return previous.isPresent() ? new Holding(previous, Optional.empty()) : this;
    }
}
