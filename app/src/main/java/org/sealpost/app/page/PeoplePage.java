package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// Who belongs to a tenant.
///
/// @param invitations that nobody has followed yet
/// @param roles that can be given
/// @param openId whether another service signs people in too
/// @param expected whom it may bring, by their mail addresses
/// @param made a link that was just made, to be shown this once
public record PeoplePage(
        List<Row> people,
        List<Pending> invitations,
        List<String> roles,
        Optional<Made> made,
        boolean openId,
        List<Pending> expected) {
    public PeoplePage {
        expected = List.copyOf(expected);
        people = List.copyOf(people);
        invitations = List.copyOf(invitations);
        roles = List.copyOf(roles);
    }

    /// Somebody.
    ///
    /// @param app whether an authenticator app is asked for
    /// @param self whether it is the visitor
    /// @param elsewhere whether they are more than a member of this tenant, so that what concerns the whole person
    ///     is not for its admins
    public record Row(
            String id,
            String name,
            String role,
            boolean disabled,
            boolean app,
            String since,
            boolean self,
            boolean elsewhere) {}

    /// @param mark by which it is taken back
    public record Pending(String mark, String role, String ends) {}

    /// @param what it is for, and until when
    public record Made(String what, String link) {}
}
