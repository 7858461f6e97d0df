package org.sealpost.reports;

import org.sealpost.protocol.name.DomainName;

/// Who sends reports.
public sealed interface Reporter {
    /// What to call it; that of a [Claimed] is untrusted.
    String name();

    /// One whose mail was signed by this domain.
    record Proven(DomainName domain) implements Reporter {
        @Override
        public String name() {
            return domain.ascii();
        }
    }

    /// One that says that it is called so (`organization-name`); anybody can.
    record Claimed(String name) implements Reporter {}

    /// All the others, together, of those whose word does not count: there can be as many as anybody likes.
    ///
    /// @param proven whether they are those whose mail was signed
    record Rest(boolean proven) implements Reporter {
        @Override
        public String name() {
            return "all others";
        }
    }
}
