package org.sealpost.check.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.Certificate;

/// The order of a presented chain, by the names of subjects and issuers.
///
/// @param ordered whether each certificate on the way from the leaf stands behind the one that it issued
/// @param superfluous those that the way does not need; another certificate of the same subject is no such, for
/// authorities sign each other
record ChainOrder(boolean ordered, List<Certificate> superfluous) {
    static ChainOrder of(List<Certificate> chain) {
        if (chain.isEmpty()) {
            return new ChainOrder(true, List.of());
        }
        List<Certificate> way = new ArrayList<>(List.of(chain.getFirst()));
        boolean ordered = true;
        for (Optional<Certificate> next = issuer(way, chain); next.isPresent(); next = issuer(way, chain)) {
            ordered &= chain.indexOf(next.get()) > chain.indexOf(way.getLast());
            way.add(next.get());
        }
        List<Certificate> superfluous = chain.stream()
                .filter(certificate ->
                        way.stream().noneMatch(one -> one.subject().equals(certificate.subject())))
                .toList();
        return new ChainOrder(ordered, superfluous);
    }

    private static Optional<Certificate> issuer(List<Certificate> way, List<Certificate> chain) {
        String issuer = way.getLast().issuer();
        return chain.stream()
                .filter(certificate -> certificate.subject().equals(issuer) && !way.contains(certificate))
                .findFirst();
    }
}
