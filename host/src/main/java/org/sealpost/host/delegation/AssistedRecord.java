package org.sealpost.host.delegation;

import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// The record `_mta-sts` of a customer who delegates the policy host alone and writes this record himself, beside the
/// policy that is served: he has to change the id by hand each time.
public sealed interface AssistedRecord {
    record InStep() implements AssistedRecord {}

    /// Senders do not learn of the policy that is served.
    ///
    /// @param seen the id that stands there
    record Behind(PolicyId seen, PolicyId served) implements AssistedRecord {}

    record Absent() implements AssistedRecord {}

    /// More than one record, or one that is malformed: senders see none.
    ///
    /// @param candidates how many there are
    record Unusable(int candidates) implements AssistedRecord {}

    /// DNS did not say.
    record Unknown(String why) implements AssistedRecord {}

    static AssistedRecord judge(Lookup<TxtRecord> answer, PolicyId served) {
        return switch (answer) {
            case Lookup.Absent<TxtRecord> _ -> new Absent();
            case Lookup.Failed<TxtRecord> failed -> new Unknown(failed.fault() + ": " + failed.detail());
            case Lookup.Found<TxtRecord> found -> judge(found.records(), served);
        };
    }

    private static AssistedRecord judge(List<TxtRecord> records, PolicyId served) {
        TxtSelection<StsRecord> selection = StsRecord.select(records);
        if (selection.candidates() == 0) {
            return new Absent();
        }
        Optional<PolicyId> seen = selection.parsed().value().map(StsRecord::id);
        if (selection.candidates() > 1 || seen.isEmpty()) {
            return new Unusable(selection.candidates());
        }
        return seen.get().equals(served) ? new InStep() : new Behind(seen.get(), served);
    }
}
