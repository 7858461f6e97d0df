package org.sealpost.reports.readiness;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protocol.mtasts.StsPolicy;

/// What was published from a time on, until the next of these.
///
/// @param policy empty when nothing was
public record Published(Instant from, Optional<StsPolicy> policy) {}
