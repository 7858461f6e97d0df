package org.sealpost.check.time;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What several looks at a domain tell that one cannot.
enum TimeCode implements ListedCode {
    /// The policy is another one under the same `id`: senders that have cached the old one keep it.
    BODY_WITHOUT_ID("policy.body-without-id", Severity.WARNING, RfcRef.of(8461, "3.1"), Fixer.DNS),
    /// The `id` was changed first and the policy later: senders that looked in between keep the old one.
    ID_BEFORE_BODY("policy.id-before-body", Severity.ERROR, RfcRef.of(8461, "8.1"), Fixer.DNS),
    /// A new `id` and the same policy.
    ID_WITHOUT_BODY("policy.id-without-body", Severity.NOTICE, RfcRef.of(8461, "8.1"), Fixer.DNS),
    /// Record or policy are gone while senders may still enforce what they have cached.
    REMOVED_TOO_EARLY("policy.removed-too-early", Severity.ERROR, RfcRef.of(8461, "8.3"), Fixer.POLICY_HOST),
    /// The mode `none` is served, and senders may still have an `enforce` policy.
    REMOVING("policy.removing", Severity.NOTICE, RfcRef.of(8461, "8.3"), Fixer.POLICY_HOST),
    MX_SET("mx.set-changed", Severity.NOTICE, RfcRef.of(8461, "8.1"), Fixer.DNS),
    CERTIFICATE("certificate.changed", Severity.NOTICE, RfcRef.of(8461, "4.2"), Fixer.MAIL_SERVER),
    /// The verdict is worse than at the last check.
    REGRESSION("verdict.regression", Severity.WARNING, RfcRef.of(8461, "8.1"), Fixer.DNS);

    private final Particulars particulars;

    TimeCode(String fault, Severity severity, RfcRef rfc, Fixer fixer) {
        this.particulars = new Particulars("changes." + fault, severity, Aspect.CHANGES, rfc, fixer);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
