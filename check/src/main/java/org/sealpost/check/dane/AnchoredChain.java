package org.sealpost.check.dane;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.check.dane.DaneAddress.Result;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;

/// A presented chain below a trust anchor of the domain's own choice: signatures, validity and name.
///
/// @param chain as presented, leaf first, at least one
/// @param names one of which the leaf must have
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7672#section-3.1.2">RFC 7672 §3.1.2</a>
record AnchoredChain(List<Certificate> chain, List<DomainName> names, Instant at) {
    /// What a record of usage 2 comes to: a trust anchor stands in the chain, or whole in the record.
    Result judge(TlsaRecord record) {
        Stream<Octets> sent = chain.stream()
                .skip(1)
                .filter(above -> Association.holds(record, above))
                .map(Certificate::der);
        boolean whole = record.selector() == 0 && record.matchingType() == 0;
        List<X509Certificate> anchors = Stream.concat(sent, whole ? Stream.of(record.data()) : Stream.empty())
                .distinct()
                .flatMap(der -> read(der).stream())
                .toList();
        if (anchors.isEmpty()) {
            return Result.NO_MATCH;
        }
        List<X509Certificate> presented =
                chain.stream().flatMap(one -> read(one.der()).stream()).toList();
        List<Result> results =
                anchors.stream().map(anchor -> below(anchor, presented)).toList();
        return Stream.of(Result.AUTHENTICATED, Result.NAME_MISMATCH, Result.NOT_VALID_NOW)
                .filter(results::contains)
                .findFirst()
                .orElse(Result.NO_PATH);
    }

    private Result below(X509Certificate anchor, List<X509Certificate> presented) {
        Certificate leaf = chain.getFirst();
        if (leads(anchor, presented, at) && isValid(anchor)) {
            return named(leaf) ? Result.AUTHENTICATED : Result.NAME_MISMATCH;
        }
        // The same at instants at which the certificates ought to hold tells whether the time is all that is wrong.
        boolean once =
                Stream.of(leaf.notBefore(), leaf.notAfter(), at).anyMatch(then -> leads(anchor, presented, then));
        return once ? Result.NOT_VALID_NOW : Result.NO_PATH;
    }

    private boolean isValid(X509Certificate anchor) {
        return !at.isBefore(anchor.getNotBefore().toInstant())
                && !at.isAfter(anchor.getNotAfter().toInstant());
    }

    /// RFC 5280 §6, without revocation and without fetching anything.
    private static boolean leads(X509Certificate anchor, List<X509Certificate> presented, Instant then) {
        try {
            var target = new X509CertSelector();
            target.setCertificate(presented.getFirst());
            var parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)), target);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(new ArrayList<>(presented))));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(then));
            var _ = CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException noPath) {
            return false;
        }
    }

    /// RFC 7672 §3.2.3: the DNS names; only where there is none the CN. Names in certificates and patterns in policies
    /// match alike (RFC 8461 §4.1).
    private boolean named(Certificate leaf) {
        List<String> presented =
                leaf.dnsNames().isEmpty() ? leaf.commonName().stream().toList() : leaf.dnsNames();
        return presented.stream()
                .flatMap(name -> MxPattern.parse(Octets.utf8(name)).value().stream())
                .anyMatch(pattern -> names.stream().anyMatch(pattern::matches));
    }

    private static Optional<X509Certificate> read(Octets der) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return factory.generateCertificate(new ByteArrayInputStream(der.toArray()))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
