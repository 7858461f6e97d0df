package org.sealpost.check.sender;

import java.util.Optional;
import org.sealpost.check.Reading;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;

/// What a sender goes by when it has looked for a policy and into its cache.
///
/// @param found what the look came to; empty for a sender that does not look
/// @param applied the policy that it applies; empty where there is none
/// @param fromCache whether that is the one it held before
public record Holding(Optional<PolicyFound> found, Optional<StsPolicy> applied, boolean fromCache) {
    static Holding of(SenderKind kind, Reading reading, WhatIf whatIf) {
        if (!kind.mtaSts()) {
            return new Holding(Optional.empty(), Optional.empty(), false);
        }
        var search = new PolicySearch(reading, kind == SenderKind.STRICT);
        PolicyFound found = whatIf.published().map(search::published).orElseGet(search::now);
        Optional<StsPolicy> cached = kind == SenderKind.MTA_STS_CACHED
                ? whatIf.cached().filter(policy -> !policy.maxAge().isZero())
                : Optional.empty();
        if (cached.isPresent() && keeps(found, reading, whatIf)) {
            return new Holding(Optional.of(found), cached, true);
        }
        return new Holding(Optional.of(found), found.usable(), false);
    }

    /// RFC 8461 §3.3 and §5.1: a policy that has not expired is applied when the look gives no other, and while the id
    /// is the same the sender does not even look.
    private static boolean keeps(PolicyFound found, Reading reading, WhatIf whatIf) {
        boolean sameId = whatIf.published().isEmpty()
                && whatIf.cachedId().isPresent()
                && reading.record()
                        .flatMap(record -> record.parsed().value())
                        .filter(record -> record.id().equals(whatIf.cachedId().get()))
                        .isPresent();
        return sameId
                || switch (found) {
                    case PolicyFound.Usable _, PolicyFound.NotKnown _ -> false;
                    case PolicyFound.NoRecord _, PolicyFound.NotFetched _, PolicyFound.Invalid _ -> true;
                };
    }

    /// What is missing to say what it goes by.
    Optional<PolicyFound.Missing> missing() {
        return applied.isEmpty() && found.orElse(null) instanceof PolicyFound.NotKnown(var missing)
                ? Optional.of(missing)
                : Optional.empty();
    }

    /// The policy that counts for anything: RFC 8461 §5, `none` is as if there were none.
    Optional<StsPolicy> inForce() {
        return applied.filter(policy -> policy.mode() != Mode.NONE);
    }
}
