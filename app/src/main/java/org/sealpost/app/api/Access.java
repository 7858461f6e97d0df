package org.sealpost.app.api;

import org.sealpost.app.access.Permission;

/// Who may use an operation.
sealed interface Access {
    /// Everybody.
    record Open() implements Access {}

    /// Everybody who is known.
    record Known() implements Access {}

    /// Those who have a permission in the tenant of the path, or for its domain. Of a list they get their part.
    record Having(Permission permission) implements Access {}

    /// Those who may do this to the installation; no role in a tenant is enough.
    record Platform(Permission permission) implements Access {}
}
