package org.sealpost.reports.store;

import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;

/// Which reports of a [Selection]: those that what somebody counted was counted in.
///
/// @param worth whether only those that count, or only those that do not
/// @param type only those that tell of this kind of policy
/// @param echo only those that tell of this policy
/// @param failure only those that tell of failures of this kind
public record Narrowing(
        Optional<Worth> worth, Optional<PolicyType> type, Optional<PolicyEcho> echo, Optional<FailureKind> failure) {
    /// All of them.
    public static final Narrowing NONE =
            new Narrowing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Whether a report counts.
    ///
    /// @param counts whether those are asked for that do, or those that do not
    /// @param trusted whose word counts
    public record Worth(boolean counts, Set<DomainName> trusted) {
        public Worth {
            trusted = Set.copyOf(trusted);
        }
    }
}
