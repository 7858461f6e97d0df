package org.sealpost.app.access.audit;

/// Whether the rows of a tenant are those that were written.
public sealed interface AuditVerdict {
    /// @param head to be kept elsewhere, for the next time
    record Intact(AuditChain.Head head) implements AuditVerdict {}

    /// @param n the first row that is not as it was
    record Broken(long n, Fault fault) implements AuditVerdict {}

    /// What was done to the rows.
    enum Fault {
        CHANGED("is not what was written"),
        MISSING("is missing"),
        MISPLACED("does not stand in its place"),
        FOREIGN("is of another tenant"),
        CUT_OFF("is missing at the end");

        private final String clause;

        Fault(String clause) {
            this.clause = clause;
        }

        /// A clause that fits after `row 17`.
        public String clause() {
            return clause;
        }
    }
}
