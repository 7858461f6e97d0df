package org.sealpost.app.host;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.host.certificate.CertifiedNames;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.Subject;
import org.sealpost.protocol.name.DomainName;

/// Sees that every domain which is served has a certificate on order, and no other.
public final class Enrolment {
    private static final String TENANT = "";

    private final CertifiedNames names;
    private final Proof proof;
    private final Set<DomainName> enrolled = new HashSet<>();

    public Enrolment(CertifiedNames names, Proof proof) {
        this.names = names;
        this.proof = proof;
    }

    /// @param domains those that are served and bring no certificate of their own
    public synchronized void follow(List<DomainName> domains) {
        Set<DomainName> wanted = new HashSet<>(domains);
        for (DomainName domain : wanted) {
            if (enrolled.add(domain)) {
                names.enrol(new Subject(host(domain), TENANT, RegisteredDomain.of(domain), proof));
            }
        }
        for (DomainName domain : List.copyOf(enrolled)) {
            if (!wanted.contains(domain)) {
                enrolled.remove(domain);
                names.withdraw(host(domain));
            }
        }
    }

    private static DomainName host(DomainName domain) {
        return domain.child("mta-sts");
    }
}
