package org.sealpost.host.certificate;

import org.sealpost.protocol.name.DomainName;

/// Whose certificate it is.
///
/// @param name of the policy host, such as `mta-sts.example.com`; the one name in the certificate
/// @param tenant who is served, for fairness between them
/// @param registered the domain that somebody registered (`example.com`), by which authorities count
public record Subject(DomainName name, String tenant, DomainName registered, Proof proof) {}
