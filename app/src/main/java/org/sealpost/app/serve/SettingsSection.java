package org.sealpost.app.serve;

import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.access.Permission;

/// The pages of settings, and who may see each.
enum SettingsSection {
    ACCOUNT("Your account", "What concerns you alone.", Optional.empty()),
    TOKENS("Tokens", "With a token a program does some of what you may do.", Optional.of(Permission.OWN_TOKENS)),
    PEOPLE("People", "Who belongs to this tenant, and what they may do.", Optional.of(Permission.MANAGE_USERS)),
    CHANNELS("Channels", "Where alerts are told, and when they are not.", Optional.of(Permission.MANAGE_CHANNELS)),
    MAINTENANCE(
            "Maintenance",
            "While somebody works on domains nobody is told of them. What still stands then is told at the end.",
            Optional.of(Permission.SET_MAINTENANCE)),
    DNS(
            "DNS",
            "Who can write the records of domains. The operator sets it up; no credential is kept or shown here.",
            Optional.of(Permission.MANAGE_CREDENTIALS)),
    INTAKE(
            "Reports",
            "What each domain publishes so that reports about its TLS arrive here.",
            Optional.of(Permission.MANAGE_INTAKE)),
    TENANTS(
            "Tenants",
            "All tenants of this installation. What is in one is seen by those who belong to it.",
            Optional.of(Permission.MANAGE_TENANTS));

    private final String label;
    private final String lead;
    private final Optional<Permission> permission;

    SettingsSection(String label, String lead, Optional<Permission> permission) {
        this.label = label;
        this.lead = lead;
        this.permission = permission;
    }

    String label() {
        return label;
    }

    String lead() {
        return lead;
    }

    String address() {
        return "/settings/" + name().toLowerCase(Locale.ROOT);
    }

    boolean isFor(Guard.Self self) {
        return permission.map(self::may).orElse(true);
    }
}
