package org.sealpost.publish.apply;

import java.util.List;
import org.sealpost.publish.dns.Change;

/// Whether a person lets values go that somebody else has put where a plan writes.
@FunctionalInterface
public interface Consent {
    /// Nobody was asked.
    Consent NONE = (_, _) -> false;

    /// @param change what stands there, and what shall
    /// @param values those that would be lost
    boolean given(Change change, List<String> values);
}
