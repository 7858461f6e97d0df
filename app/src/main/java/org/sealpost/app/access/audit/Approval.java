package org.sealpost.app.access.audit;

import java.time.Instant;

/// Somebody said yes.
///
/// @param how such as `typed the domain`, `second person`
public record Approval(Actor by, Instant at, String how) {}
