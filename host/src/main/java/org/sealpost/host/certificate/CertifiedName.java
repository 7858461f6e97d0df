package org.sealpost.host.certificate;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// All that is kept about the certificate of one name.
///
/// @param renewal empty while there is no certificate
/// @param due when somebody is to look at it next
public record CertifiedName(
        Subject subject, Phase phase, Holding holding, Optional<Renewal> renewal, Setbacks setbacks, Instant due) {
    /// A name without a certificate, whose first one is to be asked for at once.
    public static CertifiedName fresh(Subject subject, Instant now) {
        return new CertifiedName(subject, new Phase.Resting(), Holding.NONE, Optional.empty(), Setbacks.NONE, now);
    }

    public DomainName name() {
        return subject.name();
    }

    public CertifiedName with(Subject next) {
        return new CertifiedName(next, phase, holding, renewal, setbacks, due);
    }

    public CertifiedName with(Phase next) {
        return new CertifiedName(subject, next, holding, renewal, setbacks, due);
    }

    public CertifiedName with(Holding next) {
        return new CertifiedName(subject, phase, next, renewal, setbacks, due);
    }

    public CertifiedName with(Setbacks next) {
        return new CertifiedName(subject, phase, holding, renewal, next, due);
    }

    public CertifiedName renewing(Renewal next) {
        return new CertifiedName(subject, phase, holding, Optional.of(next), setbacks, due);
    }

    public CertifiedName due(Instant next) {
        return new CertifiedName(subject, phase, holding, renewal, setbacks, next);
    }
}
