package org.sealpost.app.access.sign;

import java.util.Set;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.secret.Secret;

/// What came of asking for a token.
public sealed interface TokenIssue {
    /// @param text to be shown this once
    record Made(Secret text, ApiToken token) implements TokenIssue {}

    /// @param permissions those that no token may have, or that whoever asks does not have
    record TooMuch(Set<Permission> permissions) implements TokenIssue {
        public TooMuch {
            permissions = Set.copyOf(permissions);
        }
    }

    /// The name is empty or too long, the life too long, or it is for nothing.
    record Malformed() implements TokenIssue {}
}
