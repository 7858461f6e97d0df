package org.sealpost.app.host;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.CertifiedNames;
import org.sealpost.host.certificate.Subject;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.DelegationStore;
import org.sealpost.protocol.name.DomainName;

/// Sees that every domain which is served has a certificate on order, and no other.
public final class Enrolment {
    private final CertifiedNames names;
    private final DelegationStore delegations;
    private final Subjects subjects;
    private final Map<DomainName, Subject> enrolled = new HashMap<>();

    public Enrolment(CertifiedNames names, DelegationStore delegations, Subjects subjects) {
        this.names = names;
        this.delegations = delegations;
        this.subjects = subjects;
    }

    /// Takes over what earlier processes enrolled.
    ///
    /// @param known names that were enrolled and not withdrawn
    /// @param ours whether a domain is for this process to withdraw when it is not served here
    public synchronized void inherit(Collection<CertifiedName> known, Predicate<DomainName> ours) {
        for (CertifiedName each : known) {
            each.name().parent().filter(ours).ifPresent(domain -> enrolled.putIfAbsent(domain, each.subject()));
        }
    }

    /// @param domains those that are served and bring no certificate of their own
    public synchronized void follow(List<DomainName> domains) {
        Map<DomainName, Delegation> delegated = delegated();
        Set<DomainName> wanted = new HashSet<>(domains);
        for (DomainName domain : wanted) {
            Subject subject = subjects.of(domain, Optional.ofNullable(delegated.get(domain)));
            if (!subject.equals(enrolled.get(domain))) {
                names.enrol(subject);
                enrolled.put(domain, subject);
            }
        }
        for (DomainName domain : List.copyOf(enrolled.keySet())) {
            if (!wanted.contains(domain)) {
                names.withdraw(domain.child("mta-sts"));
                enrolled.remove(domain);
            }
        }
    }

    /// Whose records may still lead here counts too, for as long as they are served.
    private Map<DomainName, Delegation> delegated() {
        Map<DomainName, Delegation> all = new HashMap<>();
        delegations.tombstones().forEach(each -> all.put(each.delegation().domain(), each.delegation()));
        delegations.all().forEach(each -> all.put(each.domain(), each));
        return all;
    }
}
