package org.sealpost.app.publish;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.caa.CaaPermission;
import org.sealpost.protocol.caa.CaaRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Seen;

/// What stands around the names that we keep.
record Around(Outlook outlook) {
    /// Whether the CAA records let an authority issue for a host.
    ///
    /// RFC 8659 §3: upwards from the name, until some are found.
    ///
    /// @param issuer its CAA name; without one nothing is asked
    Seen<Boolean> lets(Optional<DomainName> issuer, DomainName host) {
        if (issuer.isEmpty()) {
            return new Seen.Known<>(true);
        }
        Deadline deadline = outlook.soon();
        for (Optional<DomainName> at = Optional.of(host);
                at.isPresent();
                at = at.get().parent()) {
            switch (outlook.dns().caa(at.get(), deadline)) {
                case Lookup.Found<CaaRecord> found -> {
                    return new Seen.Known<>(lets(found.records(), issuer.get()));
                }
                case Lookup.Absent<CaaRecord> _ -> {}
                case Lookup.Failed<CaaRecord> failed -> {
                    return new Seen.Unknown<>("DNS does not say which stand at " + at.get() + ": " + failed.detail());
                }
            }
        }
        return new Seen.Known<>(true);
    }

    private static boolean lets(List<CaaRecord> records, DomainName issuer) {
        return switch (CaaPermission.of(records, false)) {
            case CaaPermission.Anybody _ -> true;
            case CaaPermission.Only(Set<DomainName> issuers) -> issuers.contains(issuer);
        };
    }
}
