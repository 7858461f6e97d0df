package org.sealpost.app.access.sign;

import java.time.Instant;
import org.sealpost.app.access.TenantId;

/// A tenant as those who look after the installation see it: nothing of what is in it.
///
/// @param name what people call it; its word where nobody gave it a name
/// @param people how many belong to it
public record Tenant(TenantId id, String name, Instant since, int people) {
    /// As many characters as a name may have.
    public static final int LONGEST_NAME = 100;
}
