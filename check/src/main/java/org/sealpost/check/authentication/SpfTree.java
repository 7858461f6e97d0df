package org.sealpost.check.authentication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.AuthenticationFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.spf.SpfMechanism;
import org.sealpost.protocol.spf.SpfRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// What a receiver has to look up for the SPF record of a domain when nothing matches before the end: every term that
/// asks DNS, in this record and in those it leads to (RFC 7208 §4.6.4).
final class SpfTree {
    /// More than this is too many anyhow; a tree that branches on purpose is not walked to its end.
    private static final int ENOUGH = 200;

    private final Map<DomainName, Lookup<TxtRecord>> records = new HashMap<>();
    private final Map<DomainName, Addresses> addresses = new HashMap<>();
    private final Map<DomainName, Lookup<MxRecord>> exchanges = new HashMap<>();
    private final List<String> asking = new ArrayList<>();
    private final List<String> nothing = new ArrayList<>();
    private final Set<DomainName> without = new LinkedHashSet<>();
    private final Set<DomainName> loops = new LinkedHashSet<>();

    private SpfTree(AuthenticationFacts facts) {
        records.put(facts.spf().question().name(), facts.spf());
        facts.spfFurther().forEach(lookup -> records.put(lookup.question().name(), lookup));
        facts.spfAddresses().forEach(each -> addresses.put(each.host(), each));
        facts.spfMx().forEach(lookup -> exchanges.put(lookup.question().name(), lookup));
    }

    static SpfTree of(AuthenticationFacts facts) {
        var tree = new SpfTree(facts);
        DomainName own = facts.spf().question().name();
        record(facts.spf()).ifPresent(record -> tree.walk(own, record, List.of(own)));
        return tree;
    }

    static Optional<SpfRecord> record(Lookup<TxtRecord> lookup) {
        return lookup.found()
                .flatMap(found -> SpfRecord.select(found.records()).parsed().value());
    }

    /// The terms that ask DNS, as `domain: term`.
    List<String> asking() {
        return List.copyOf(asking);
    }

    /// Those of them that find nothing there.
    List<String> nothing() {
        return List.copyOf(nothing);
    }

    /// Domains that are included and have no usable record.
    List<DomainName> without() {
        return List.copyOf(without);
    }

    /// Domains that include themselves.
    List<DomainName> loops() {
        return List.copyOf(loops);
    }

    private void walk(DomainName at, SpfRecord record, List<DomainName> path) {
        for (SpfMechanism mechanism : record.effective()) {
            if (mechanism.kind().asksDns() && asking.size() < ENOUGH) {
                String term = at + ": " + mechanism.raw();
                asking.add(term);
                mechanism.name(at).ifPresent(name -> look(mechanism.kind(), name, term, path));
            }
        }
        record.next().filter(_ -> asking.size() < ENOUGH).ifPresent(name -> {
            String term = at + ": redirect=" + name;
            asking.add(term);
            look(SpfMechanism.Kind.INCLUDE, name, term, path);
        });
    }

    private void look(SpfMechanism.Kind kind, DomainName name, String term, List<DomainName> path) {
        boolean absent = switch (kind) {
            case INCLUDE -> {
                follow(name, path);
                yield records.get(name) instanceof Lookup.Absent<TxtRecord>;
            }
            case A -> addresses.containsKey(name) && addresses.get(name).provenNone();
            case MX -> exchanges.get(name) instanceof Lookup.Absent<MxRecord>;
            case ALL, PTR, IP4, IP6, EXISTS -> false;
        };
        if (absent) {
            nothing.add(term);
        }
    }

    private void follow(DomainName name, List<DomainName> path) {
        if (path.contains(name)) {
            loops.add(name);
            return;
        }
        Lookup<TxtRecord> lookup = records.get(name);
        if (lookup == null || lookup instanceof Lookup.Failed) {
            return;
        }
        Optional<SpfRecord> record = record(lookup);
        if (record.isEmpty()) {
            without.add(name);
        } else {
            var longer = new ArrayList<>(path);
            longer.add(name);
            walk(name, record.get(), longer);
        }
    }
}
