package org.sealpost.observe.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/// Where the issuers of a presented leaf lead, by names and signatures alone; dates and all other rules are for
/// [Trust].
///
/// The certificates may come in any order and with strangers among them; the search is bounded, because a hostile
/// chain can hold many ways.
final class IssuerPaths {
    private static final int STEPS = 100;
    private static final int PATHS = 16;

    private final Map<X500Principal, List<X509Certificate>> roots;
    private final Set<X509Certificate> sent;
    private final List<IssuerPath> paths = new ArrayList<>();
    private boolean endsInForeignRoot;
    private int steps;

    private IssuerPaths(Map<X500Principal, List<X509Certificate>> roots, Set<X509Certificate> sent) {
        this.roots = roots;
        this.sent = sent;
    }

    static IssuerPaths find(
            X509Certificate leaf, Set<X509Certificate> sent, Map<X500Principal, List<X509Certificate>> roots) {
        var search = new IssuerPaths(roots, sent);
        search.walk(List.of(leaf));
        return search;
    }

    /// The ways to trusted roots, each without its root at the end.
    List<IssuerPath> paths() {
        return List.copyOf(paths);
    }

    /// Whether some way ends in a certificate signed by itself that is not trusted.
    boolean endsInForeignRoot() {
        return endsInForeignRoot;
    }

    private void walk(List<X509Certificate> soFar) {
        if (++steps > STEPS) {
            return;
        }
        X509Certificate last = soFar.getLast();
        X500Principal issuer = last.getIssuerX500Principal();
        for (X509Certificate root : roots.getOrDefault(issuer, List.of())) {
            if (paths.size() < PATHS && CertificateReading.signedBy(last, root)) {
                paths.add(new IssuerPath(soFar, root));
            }
        }
        if (last.getSubjectX500Principal().equals(issuer) && CertificateReading.signedBy(last, last)) {
            endsInForeignRoot = true;
            return;
        }
        for (X509Certificate candidate : sent) {
            if (candidate.getSubjectX500Principal().equals(issuer)
                    && !soFar.contains(candidate)
                    && CertificateReading.signedBy(last, candidate)) {
                List<X509Certificate> longer = new ArrayList<>(soFar);
                longer.add(candidate);
                walk(List.copyOf(longer));
            }
        }
    }

    /// One way from a leaf to a trusted root.
    ///
    /// @param certificates leaf first, the root not among them
    record IssuerPath(List<X509Certificate> certificates, X509Certificate root) {}
}
