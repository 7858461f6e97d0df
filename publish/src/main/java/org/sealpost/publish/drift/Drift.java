package org.sealpost.publish.drift;

import org.sealpost.check.Severity;

/// One difference.
///
/// @param subject the name, host or edge it is about
/// @param detail what stands, and what should
public record Drift(DriftKind kind, Severity severity, String subject, String detail, Repair repair) {}
