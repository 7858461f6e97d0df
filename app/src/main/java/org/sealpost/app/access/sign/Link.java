package org.sealpost.app.access.sign;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.secret.Secret;

/// A link that somebody was given to follow once.
public record Link(Purpose purpose, Instant made, Instant ends) {
    /// Where the pages take it, below the address of the server. Looking at it uses nothing up.
    public static String path(Secret secret) {
        return "/link/" + secret.reveal();
    }

    /// What following it does.
    public sealed interface Purpose {
        /// Makes the first person, who may do everything. It works only while there is nobody.
        record FirstAdmin() implements Purpose {}

        /// Makes a person, or takes one that there is, into a tenant.
        record Invitation(TenantId tenant, Role role) implements Purpose {}

        /// Lets somebody choose another password; a second factor stays.
        ///
        /// @param by the tenant whose admin made it: it counts only for somebody who belongs to that one
        ///     alone; empty for those who look after the installation
        record NewPassword(PersonId person, Optional<TenantId> by) implements Purpose {}
    }
}
