package org.sealpost.host.acme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sealpost.host.certificate.CertifiedName;

/// The authorities that may be asked, the preferred one first.
final class Authorities {
    /// So many orders of a name must fail in a row before another authority comes first for it.
    private static final int PATIENCE = 3;

    private final List<CertificateAuthority> all;

    Authorities(List<CertificateAuthority> all) {
        if (all.isEmpty()
                || all.stream().map(CertificateAuthority::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("there must be an authority, and each has a name of its own");
        }
        this.all = List.copyOf(all);
    }

    List<CertificateAuthority> all() {
        return all;
    }

    Optional<CertificateAuthority> of(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// In the order in which they are to be tried for this name.
    List<CertificateAuthority> inOrder(CertifiedName name) {
        List<CertificateAuthority> ordered = new ArrayList<>(all);
        Collections.rotate(ordered, -(name.setbacks().inRow() / PATIENCE));
        return ordered;
    }
}
