package org.sealpost.check.dane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Reading;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.dane.TlsaRecord;

/// One MX host and what a sender that does DANE has to do with it.
record DaneHost(MxHostFacts host, DaneState state) {
    /// One for each MX host that was looked at; none where DANE was left out.
    static List<DaneHost> of(Reading reading) {
        if (reading.leftOut(Part.DANE)) {
            return List.of();
        }
        var facts = reading.facts();
        return reading.mail().lookedAt().stream()
                .map(host -> new DaneHost(host, DaneState.of(facts.mail(), host, facts.domain(), facts.observedAt())))
                .toList();
    }

    String name() {
        return host.name().ascii();
    }

    /// Whether DNS has records, whatever they are worth.
    boolean published() {
        return host.tlsa().stream().anyMatch(Lookup.Found.class::isInstance);
    }

    /// What DNS said, under each name.
    List<Evidence> records() {
        var all = new ArrayList<Evidence>();
        host.tlsa().forEach(lookup -> all.addAll(Seen.lookup(lookup, TlsaRecord::render)));
        return List.copyOf(all);
    }

    Finding finding(DaneCode code, List<Evidence> seen) {
        return new Finding(code, name(), seen, Optional.of(new Fix.Act(code.fixer(), name())));
    }
}
