package org.sealpost.host.certificate;

import java.time.Instant;
import org.sealpost.protocol.name.DomainName;

/// Something that counts against an authority's limits.
public record LedgerEntry(Instant at, Kind kind, String authority, Subject subject) {
    public enum Kind {
        /// An order was asked for.
        ORDER,
        /// An order was asked for as the replacement that the authority had suggested. RFC 9773 §5
        REPLACEMENT,
        /// A proof did not convince.
        FAILURE
    }

    /// Whose entries are counted together.
    public sealed interface Scope {
        record Everybody() implements Scope {}

        record Tenant(String tenant) implements Scope {}

        record Registered(DomainName domain) implements Scope {}

        record Name(DomainName name) implements Scope {}

        default boolean covers(Subject subject) {
            return switch (this) {
                case Everybody _ -> true;
                case Tenant(String tenant) -> subject.tenant().equals(tenant);
                case Registered(DomainName domain) -> subject.registered().equals(domain);
                case Name(DomainName name) -> subject.name().equals(name);
            };
        }
    }
}
