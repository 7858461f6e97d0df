package org.sealpost.check;

import java.util.List;
import java.util.Optional;

/// One thing that is wrong, unknown or worth knowing, with its evidence. It holds no prose.
///
/// @param subject what it is about: a host, a record name, a URL, a policy line; fills `{subject}` in the title
/// of the page
public record Finding(FindingCode code, String subject, List<Evidence> evidence, Optional<Fix> fix) {
    public Finding {
        evidence = List.copyOf(evidence);
    }
}
