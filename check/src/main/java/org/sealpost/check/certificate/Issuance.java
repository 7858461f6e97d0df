package org.sealpost.check.certificate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.check.Evidence;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.IssuanceFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.protocol.caa.CaaPermission;
import org.sealpost.protocol.caa.CaaRecord;
import org.sealpost.protocol.name.DomainName;

/// What the CAA records say that count for one name in a certificate.
///
/// @param name the name, that below the asterisk for a wildcard
/// @param counts the look-up that counts for it; empty when no record restricts anything, or it is not known
record Issuance(DomainName name, boolean wildcard, Optional<Lookup<CaaRecord>> counts) {
    /// What is in the way of the next certificate.
    enum Fault {
        ISSUER_NOT_LISTED,
        NOBODY,
        UNKNOWN_CRITICAL,
        MALFORMED,
        LOOKUP_FAILED
    }

    /// For the name of a host as its certificate has it.
    ///
    /// @param leaf a certificate of the host; empty when none is valid
    static Issuance of(DomainName host, Optional<Certificate> leaf, IssuanceFacts facts) {
        Optional<DomainName> parent = host.parent();
        boolean wildcard = leaf.isPresent()
                && parent.isPresent()
                && leaf.get().dnsNames().stream().noneMatch(name -> name.equalsIgnoreCase(host.ascii()))
                && leaf.get().dnsNames().stream().anyMatch(name -> name.equalsIgnoreCase("*." + parent.get()));
        DomainName name = wildcard ? parent.get() : host;
        return new Issuance(name, wildcard, climb(name, facts.answers()));
    }

    /// RFC 8659 §3: the first name upwards at which records are; aliases have been followed at each, and the climb
    /// goes on above the name itself. Where DNS gives no answer, it ends.
    private static Optional<Lookup<CaaRecord>> climb(DomainName from, List<Lookup<CaaRecord>> answers) {
        for (Optional<DomainName> at = Optional.of(from);
                at.isPresent();
                at = at.get().parent()) {
            DomainName name = at.get();
            Optional<Lookup<CaaRecord>> here = answers.stream()
                    .filter(answer -> answer.question().name().equals(name))
                    .findFirst();
            if (here.isEmpty() || !(here.get() instanceof Lookup.Absent<CaaRecord>)) {
                return here;
            }
        }
        return Optional.empty();
    }

    /// @param leaf the valid certificate of today, if there is one
    Set<Fault> faults(Optional<Certificate> leaf) {
        return counts.map(lookup -> switch (lookup) {
                    case Lookup.Found<CaaRecord> found -> faults(found.records(), leaf);
                    case Lookup.Absent<CaaRecord> _ -> Collections.<Fault>emptySet();
                    // Without a resolver nothing was asked that a server could fail to answer.
                    case Lookup.Failed<CaaRecord> failed ->
                        failed.fault() == DnsFault.NO_RESOLVER
                                ? Collections.<Fault>emptySet()
                                : EnumSet.of(Fault.LOOKUP_FAILED);
                })
                .orElseGet(Set::of);
    }

    private Set<Fault> faults(List<CaaRecord> records, Optional<Certificate> leaf) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (records.stream().anyMatch(record -> record.critical() && !record.isKnown())) {
            faults.add(Fault.UNKNOWN_CRITICAL);
        }
        if (records.stream().anyMatch(Issuance::isMalformed)) {
            faults.add(Fault.MALFORMED);
        }
        if (CaaPermission.of(records, wildcard) instanceof CaaPermission.Only(Set<DomainName> issuers)) {
            boolean meant = CaaPermission.counting(records, wildcard).stream().anyMatch(record -> !isMalformed(record));
            if (issuers.isEmpty() && meant) {
                faults.add(Fault.NOBODY);
            } else if (!issuers.isEmpty() && isByAnother(leaf, issuers)) {
                faults.add(Fault.ISSUER_NOT_LISTED);
            }
        }
        return faults;
    }

    private static boolean isByAnother(Optional<Certificate> leaf, Set<DomainName> issuers) {
        return leaf.map(certificate -> Issuers.SHIPPED.domains(certificate.issuer()))
                .filter(own -> !own.isEmpty() && Collections.disjoint(own, issuers))
                .isPresent();
    }

    private static boolean isMalformed(CaaRecord record) {
        return switch (record.property()) {
            case "issue", "issuewild" -> record.issuer().value().isEmpty();
            default -> !record.isTagWellFormed();
        };
    }

    /// The records with the name at which they stand, and who issued the certificate of today.
    List<Evidence> evidence(Optional<Certificate> leaf) {
        var all = new ArrayList<Evidence>();
        counts.ifPresent(lookup -> all.addAll(Seen.lookup(lookup, Issuance::written)));
        leaf.ifPresent(certificate ->
                all.add(new Evidence((wildcard ? "*." : "") + name + " certificate issuer", certificate.issuer())));
        return all;
    }

    private static String written(CaaRecord record) {
        return record.flags() + " " + record.tag() + " \"" + record.value().utf8Lossy() + "\"";
    }
}
