package org.sealpost.reports.summary;

import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.store.Cause;

/// Failures of one kind and what they mean.
///
/// @param standing what the word of the reporter is worth
public record CauseLine(Cause cause, Standing standing, FailureMeaning meaning) {}
