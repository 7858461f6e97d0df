package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// Tokens for programs.
///
/// @param all whether those of everybody stand here, or the visitor's own
/// @param permissions that the visitor could put into one
/// @param made the text of one that was just made, to be shown this once
public record TokensPage(
        List<Row> tokens, boolean all, List<Permission> permissions, Typed typed, Optional<Made> made) {
    public TokensPage {
        tokens = List.copyOf(tokens);
        permissions = List.copyOf(permissions);
    }

    /// A token.
    ///
    /// @param tone the class of its mark
    /// @param live whether it can be revoked
    public record Row(
            String id,
            String name,
            String owner,
            String permissions,
            String domains,
            String tone,
            String state,
            String used,
            boolean live) {}

    /// @param help why somebody thinks twice; empty for most
    public record Permission(String word, String help, boolean ticked) {}

    /// What stands in the form.
    public record Typed(String name, String domains, String days) {}

    public record Made(String name, String text) {}
}
