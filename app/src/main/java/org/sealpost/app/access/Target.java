package org.sealpost.app.access;

import org.sealpost.protocol.name.DomainName;

/// On what somebody wants to do something.
public sealed interface Target {
    record Platform() implements Target {}

    /// The tenant as a whole, all its domains included.
    record Whole(TenantId tenant) implements Target {}

    record One(TenantId tenant, DomainName domain) implements Target {}
}
