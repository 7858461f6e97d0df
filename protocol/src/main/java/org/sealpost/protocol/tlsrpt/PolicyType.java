package org.sealpost.protocol.tlsrpt;

/// Which kind of policy a sender applied. RFC 8460 §4.2.
public sealed interface PolicyType {
    /// As it stands in a report.
    String word();

    /// The kinds that RFC 8460 names.
    enum Known implements PolicyType {
        /// DANE: TLSA records.
        TLSA("tlsa"),
        /// An MTA-STS policy.
        STS("sts"),
        /// Neither.
        NO_POLICY_FOUND("no-policy-found");

        private static final Known[] ALL = values();

        private final String word;

        Known(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /// A word that has no meaning here.
    record Unknown(String word) implements PolicyType {}

    static PolicyType of(String word) {
        for (Known known : Known.ALL) {
            if (known.word.equals(word)) {
                return known;
            }
        }
        return new Unknown(word);
    }
}
