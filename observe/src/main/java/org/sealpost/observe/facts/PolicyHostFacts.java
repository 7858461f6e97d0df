package org.sealpost.observe.facts;

import java.util.List;

/// Everything seen of `mta-sts.<domain>`.
///
/// @param attempts one for each address tried
/// @param addressesNotTried how many addresses were left out because of the limit
/// @param misplaced policies found where no sender looks; looked for only when the right place has none
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461 §3.3</a>
public record PolicyHostFacts(
        Addresses addresses, List<PolicyAttempt> attempts, int addressesNotTried, List<MisplacedPolicy> misplaced) {
    public PolicyHostFacts {
        attempts = List.copyOf(attempts);
        misplaced = List.copyOf(misplaced);
    }
}
