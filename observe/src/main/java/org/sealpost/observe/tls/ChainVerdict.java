package org.sealpost.observe.tls;

import java.util.List;
import java.util.Set;
import org.sealpost.observe.facts.CertificateFault;

/// What is wrong with a chain for a name at an instant.
///
/// @param faults every reason against it; empty means valid
/// @param details one clause for each thing worth saying, also when there is no fault
record ChainVerdict(Set<CertificateFault> faults, List<String> details) {
    ChainVerdict {
        faults = Set.copyOf(faults);
        details = List.copyOf(details);
    }
}
