package org.sealpost.check.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.protocol.name.DomainName;

/// What is different in one look of many at a domain.
///
/// @param before the outcome of the look before
/// @param known the last outcome that was not *unknown*; empty when there was none
/// @param seen what is published or presented differently
/// @param appeared findings that the looks before did not have
/// @param gone findings of the looks before, where this one looked and they are not there
/// @param follows what the difference means by the rules of [Changes]
public record Drift(
        DomainName domain,
        Instant at,
        Outcome before,
        Outcome now,
        Optional<Outcome> known,
        List<Altered> seen,
        List<Sighting.Said> appeared,
        List<Sighting.Said> gone,
        List<Finding> follows) {
    public Drift {
        seen = List.copyOf(seen);
        appeared = List.copyOf(appeared);
        gone = List.copyOf(gone);
        follows = List.copyOf(follows);
    }

    public boolean isNone() {
        return before == now && seen.isEmpty() && appeared.isEmpty() && gone.isEmpty() && follows.isEmpty();
    }

    /// Something that was one thing and is another.
    ///
    /// @param subject the domain, or the host of a certificate
    /// @param before untrusted, as is `after`
    public record Altered(Thing thing, String subject, String before, String after) {}

    /// What can be altered.
    public enum Thing {
        RECORD,
        POLICY,
        MX,
        CERTIFICATE
    }
}
