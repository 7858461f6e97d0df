package org.sealpost.app.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is in a tenant. Each may do all that those before it may.
public enum Role {
    /// Looks.
    VIEWER,
    /// Prepares changes, and applies those that can be taken back at once.
    OPERATOR,
    /// Answers for changes after which mail can be refused.
    APPROVER,
    /// Decides who may do what, and where secrets and alerts go.
    ADMIN;

    public boolean may(Permission permission) {
        return permission.reach() != Permission.Reach.PLATFORM && compareTo(permission.from()) >= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> read(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
