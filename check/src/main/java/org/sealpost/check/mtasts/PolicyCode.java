package org.sealpost.check.mtasts;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of a policy beside its grammar.
public enum PolicyCode implements ListedCode {
    /// Addresses of the policy host serve different policies.
    DIFFERS_BY_ADDRESS("differs-by-address", Severity.ERROR, Aspect.POLICY_FILE, "3.3"),
    MODE_TESTING("mode-testing", Severity.WARNING, Aspect.POLICY_FILE, "5"),
    MODE_NONE("mode-none", Severity.NOTICE, Aspect.POLICY_FILE, "8.3"),
    /// Legal, and no sender keeps the policy.
    MAX_AGE_ZERO("max-age-zero", Severity.WARNING, Aspect.POLICY_FILE, "10.2"),
    /// Under a day in `enforce`.
    MAX_AGE_SHORT("max-age-short", Severity.WARNING, Aspect.POLICY_FILE, "10.2"),
    /// A day or more and under a week in `enforce`.
    MAX_AGE_BELOW_WEEKS("max-age-below-weeks", Severity.NOTICE, Aspect.POLICY_FILE, "3.2"),
    /// An MX host that no pattern matches.
    MX_NOT_LISTED("mx-not-listed", Severity.ERROR, Aspect.MX_AGAINST_POLICY, "4.1"),
    /// A pattern that matches no MX host.
    PATTERN_UNUSED("pattern-unused", Severity.NOTICE, Aspect.MX_AGAINST_POLICY, "3.2"),
    /// The next of several numbered MX hosts would match no pattern, or not the certificate that they share.
    NEXT_MX("next-mx", Severity.NOTICE, Aspect.MX_AGAINST_POLICY, "8.1"),
    /// A wildcard over the domain itself, or over more than it.
    PATTERN_BROAD("pattern-broad", Severity.WARNING, Aspect.MX_AGAINST_POLICY, "10.4");

    private final Particulars particulars;

    PolicyCode(String fault, Severity severity, Aspect aspect, String section) {
        this.particulars = new Particulars(
                "mtasts.policy." + fault, severity, aspect, RfcRef.of(8461, section), Fixer.POLICY_HOST);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
