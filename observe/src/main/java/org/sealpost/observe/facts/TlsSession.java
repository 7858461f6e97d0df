package org.sealpost.observe.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;

/// A TLS session that came about, whether or not its certificate is any good.
///
/// @param serverName the name sent as SNI and looked for in the certificate
/// @param version such as `TLSv1.3`
/// @param chain as presented, leaf first; empty when the peer sent none
/// @param faults every reason against the chain for that name at the time of observation; empty means valid
/// @param detail the validator's own words when there are faults
/// @param stapling what the server told of revocation
public record TlsSession(
        DomainName serverName,
        String version,
        String cipherSuite,
        List<Certificate> chain,
        Set<CertificateFault> faults,
        String detail,
        Stapling stapling) {
    public TlsSession {
        chain = List.copyOf(chain);
        faults = Set.copyOf(faults);
    }

    /// A session in which nothing was told of revocation.
    public TlsSession(
            DomainName serverName,
            String version,
            String cipherSuite,
            List<Certificate> chain,
            Set<CertificateFault> faults,
            String detail) {
        this(serverName, version, cipherSuite, chain, faults, detail, Stapling.NONE);
    }

    public boolean valid() {
        return faults.isEmpty();
    }

    public Optional<Certificate> leaf() {
        return chain.stream().findFirst();
    }
}
