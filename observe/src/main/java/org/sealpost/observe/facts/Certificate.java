package org.sealpost.observe.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;

/// An X.509 certificate as it was presented. All text in it is untrusted.
///
/// @param der the whole certificate
/// @param sha256 its fingerprint, lower-case hex
/// @param commonName the last CN of the subject
/// @param dnsNames the DNS names of the subject alternative name extension, as written; empty also when there is no
/// such extension
/// @param keyBits the size of the public key, 0 when unknown
/// @param selfIssued whether subject and issuer are the same name
public record Certificate(
        Octets der,
        String sha256,
        String subject,
        String issuer,
        String serial,
        Optional<String> commonName,
        List<String> dnsNames,
        Instant notBefore,
        Instant notAfter,
        String keyAlgorithm,
        int keyBits,
        String signatureAlgorithm,
        boolean selfIssued) {
    public Certificate {
        dnsNames = List.copyOf(dnsNames);
    }
}
