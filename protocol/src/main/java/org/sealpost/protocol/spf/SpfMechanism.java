package org.sealpost.protocol.spf;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// One directive of an SPF record.
///
/// @param domain the `domain-spec`, macros not expanded; empty when there is none
/// @param raw as it was written, untrusted
public record SpfMechanism(SpfQualifier qualifier, Kind kind, Optional<String> domain, String raw) {
    /// RFC 7208 §5.
    public enum Kind {
        ALL,
        INCLUDE,
        A,
        MX,
        PTR,
        IP4,
        IP6,
        EXISTS;

        /// Whether it counts against the limit of ten (RFC 7208 §4.6.4).
        public boolean asksDns() {
            return switch (this) {
                case INCLUDE, A, MX, PTR, EXISTS -> true;
                case ALL, IP4, IP6 -> false;
            };
        }
    }

    /// The name it asks for, the record's own when it has none; empty when a macro makes the name.
    ///
    /// @param own the domain of the record
    public Optional<DomainName> name(DomainName own) {
        return domain.isEmpty() ? Optional.of(own) : domain.flatMap(SpfRecord::plainName);
    }
}
