package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// Somebody's own account.
///
/// @param name by which they sign in
/// @param roles what they are, where
/// @param mayJoin whether another service signs people in too
/// @param openId the service that lets them in; empty for none
/// @param codes recovery codes that were just made, to be shown this once
public record AccountPage(
        String name,
        List<Membership> roles,
        boolean platform,
        App app,
        List<Session> sessions,
        List<String> codes,
        boolean mayJoin,
        String openId) {
    public AccountPage {
        roles = List.copyOf(roles);
        sessions = List.copyOf(sessions);
        codes = List.copyOf(codes);
    }

    /// @param here whether it is the tenant that they look at
    public record Membership(String tenant, String role, boolean here) {}

    /// How it stands with an authenticator app.
    ///
    /// @param on whether codes of one are asked for
    /// @param left recovery codes that were not used
    /// @param proposed one that is to be confirmed
    public record App(boolean on, int left, Optional<Proposed> proposed) {}

    /// @param secret to be typed
    /// @param square the same to be read by a camera
    public record Proposed(String secret, QrSquare square) {}

    /// @param id by which it is ended
    /// @param self whether it is this one
    public record Session(String id, String agent, String source, String began, String seen, boolean self) {}
}
