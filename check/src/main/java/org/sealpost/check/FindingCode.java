package org.sealpost.check;

import org.sealpost.protocol.RfcRef;

/// One kind of finding. A code is stable: never reused, never renamed. Its text for people is the page of the
/// same name in `docs/checks/`.
public interface FindingCode {
    /// Such as `mtasts.policy.mx-not-listed`: area, subject, fault.
    String id();

    Severity severity();

    Aspect aspect();

    RfcRef rfc();

    Fixer fixer();
}
