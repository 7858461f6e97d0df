package org.sealpost.check.code;

import org.sealpost.check.Aspect;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// A deviation of a text as a finding: the same id and the same place in the RFC.
public record DeviationFinding(DeviationCode deviation, Severity severity, Aspect aspect, Fixer fixer)
        implements FindingCode {
    @Override
    public String id() {
        return deviation.id();
    }

    @Override
    public RfcRef rfc() {
        return deviation.rfc();
    }
}
