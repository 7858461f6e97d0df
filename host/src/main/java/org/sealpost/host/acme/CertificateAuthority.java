package org.sealpost.host.acme;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;

/// An authority that we order certificates from.
///
/// @param name in our settings; accounts are kept by it
/// @param directory where its conversation starts. RFC 8555 §7.1.1
/// @param trust the roots for the connection to it, not for what it issues
/// @param caaNames by which it knows itself in CAA records; what its directory says counts too
/// @param contacts `mailto:` addresses
/// @param profile the kind of certificate, where it offers several
/// @param polling how often an order is looked at when the authority does not say
public record CertificateAuthority(
        String name,
        URI directory,
        Trust trust,
        Set<DomainName> caaNames,
        List<String> contacts,
        Optional<ExternalAccount> external,
        Optional<String> profile,
        List<Limit> limits,
        Duration polling) {
    /// Those of Let's Encrypt, as published in June 2025.
    public static final List<Limit> USUAL_LIMITS = List.of(
            new Limit(LedgerEntry.Kind.ORDER, Limit.Counted.ACCOUNT, 300, Duration.ofHours(3)),
            new Limit(LedgerEntry.Kind.ORDER, Limit.Counted.REGISTERED_DOMAIN, 50, Duration.ofDays(7)),
            new Limit(LedgerEntry.Kind.FAILURE, Limit.Counted.NAME, 5, Duration.ofHours(1)));

    private static final Duration USUAL_POLLING = Duration.ofSeconds(2);

    public CertificateAuthority {
        caaNames = Set.copyOf(caaNames);
        contacts = List.copyOf(contacts);
        limits = List.copyOf(limits);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,40}")) {
            throw new IllegalArgumentException("an authority's name is of small letters, digits and hyphens: " + name);
        }
        if (!"https".equals(directory.getScheme())) {
            throw new IllegalArgumentException("an authority is spoken to over HTTPS only: " + directory);
        }
    }

    /// With the usual limits and nothing special.
    public static CertificateAuthority of(String name, URI directory, Trust trust, Set<DomainName> caaNames) {
        return new CertificateAuthority(
                name,
                directory,
                trust,
                caaNames,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                USUAL_LIMITS,
                USUAL_POLLING);
    }

    public static CertificateAuthority letsEncrypt() {
        return of(
                "letsencrypt",
                URI.create("https://acme-v02.api.letsencrypt.org/directory"),
                Trust.system(),
                Set.of(DomainName.of("letsencrypt.org")));
    }

    public CertificateAuthority withContacts(List<String> others) {
        return new CertificateAuthority(name, directory, trust, caaNames, others, external, profile, limits, polling);
    }

    public CertificateAuthority withExternal(ExternalAccount other) {
        return new CertificateAuthority(
                name, directory, trust, caaNames, contacts, Optional.of(other), profile, limits, polling);
    }

    public CertificateAuthority withLimits(List<Limit> others) {
        return new CertificateAuthority(name, directory, trust, caaNames, contacts, external, profile, others, polling);
    }

    public CertificateAuthority withPolling(Duration other) {
        return new CertificateAuthority(name, directory, trust, caaNames, contacts, external, profile, limits, other);
    }
}
