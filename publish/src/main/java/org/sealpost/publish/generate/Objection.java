package org.sealpost.publish.generate;

import org.sealpost.protocol.RfcRef;

/// Why nothing is made.
///
/// @param subject what it is about, such as an `mx` pattern; untrusted where the request had it as text
public record Objection(Reason reason, String subject) {
    public enum Reason {
        /// A policy that is computed from the MX records of the moment: whoever forges these writes the policy, and
        /// the `id` never changes with it.
        LIVE_MX("10.4"),
        /// `mx: *`, which is no pattern, and would allow every host there is.
        EVERY_HOST("4.1"),
        /// `mx: *.com` and the like: everybody can have such a host.
        TOP_LEVEL_WILDCARD("10.4"),
        /// `mx: *.co.uk` and the like: below it, names are sold to everybody.
        PUBLIC_SUFFIX_WILDCARD("10.4"),
        /// What was given for an `mx` line is no pattern.
        NOT_A_PATTERN("3.2"),
        /// Mode `testing` or `enforce` without a host.
        NO_MX("3.2"),
        /// Mode `enforce` where no policy is served yet.
        ENFORCE_FIRST("5"),
        /// Mode `enforce` while mail goes to a host that no pattern covers.
        MX_NOT_COVERED("4.1"),
        /// More than a day in `testing`, where the age is what a change of mind costs.
        LONG_TESTING("3.2"),
        /// More than a policy can say.
        AGE_TOO_LONG("3.2"),
        /// More than one record at `_mta-sts` begins with `v=STSv1;`: with these there is no MTA-STS.
        SEVERAL_RECORDS("3.1"),
        /// The policy that was given is in a version that no sender knows, such as `stsv1`: case counts.
        VERSION("3.2"),
        /// The policy that was given cannot be read.
        POLICY("3.2"),
        /// Reports cannot go there.
        DESTINATION(RfcRef.of(8460, "3"));

        private final RfcRef rfc;

        Reason(String section) {
            this(RfcRef.of(8461, section));
        }

        Reason(RfcRef rfc) {
            this.rfc = rfc;
        }

        /// Where it is written.
        public RfcRef rfc() {
            return rfc;
        }
    }
}
