package org.sealpost.host.acme;

import java.util.Optional;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.IssuedCertificate;

/// Which certificate an order replaces, as the authority is to be told. RFC 9773 §5.
final class Replacement {
    private Replacement() {}

    /// The one of today, if this authority issued it and gives advice on renewals.
    static Optional<IssuedCertificate> of(
            CertifiedName name, CertificateAuthority authority, Conversation.Directory directory) {
        return directory.advises()
                ? name.holding().current().filter(current -> current.authority().equals(authority.name()))
                : Optional.empty();
    }
}
