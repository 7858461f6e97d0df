package org.sealpost.lab.tls;

import java.util.List;

/// The certificate that a server presents.
///
/// @param names the names in it; empty for the name of the server itself
public record CertificatePlan(CertificateKind kind, List<String> names) {
    public CertificatePlan {
        names = List.copyOf(names);
    }

    /// The plan with `name` where it names none.
    CertificatePlan named(String name) {
        return names.isEmpty() ? new CertificatePlan(kind, List.of(name)) : this;
    }
}
