package org.sealpost.check.code;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.protocol.RfcRef;

/// All that is fixed about a code.
public record Particulars(String id, Severity severity, Aspect aspect, RfcRef rfc, Fixer fixer) {}
