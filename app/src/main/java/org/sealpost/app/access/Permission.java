package org.sealpost.app.access;

import java.util.Arrays;
import java.util.Optional;

/// One thing that somebody may do. The words stand in tokens and in the audit trail and are never changed.
public enum Permission {
    SEE_DOMAINS("domains:see", Reach.DOMAIN, Role.VIEWER, true),
    SEE_REPORTS("reports:see", Reach.DOMAIN, Role.VIEWER, true),
    SEE_ALERTS("alerts:see", Reach.DOMAIN, Role.VIEWER, true),
    SEE_AUDIT("audit:see", Reach.DOMAIN, Role.VIEWER, true),
    /// Tokens of one's own, which may never do more than oneself.
    OWN_TOKENS("tokens:own", Reach.TENANT, Role.VIEWER, false),

    RUN_CHECKS("checks:run", Reach.DOMAIN, Role.OPERATOR, true),
    ADD_DOMAINS("domains:add", Reach.DOMAIN, Role.OPERATOR, true),
    /// Tags and notes.
    DESCRIBE_DOMAINS("domains:describe", Reach.DOMAIN, Role.OPERATOR, true),
    CHANGE_DESIRED("desired:change", Reach.DOMAIN, Role.OPERATOR, true),
    MAKE_PLANS("plans:make", Reach.DOMAIN, Role.OPERATOR, true),
    /// Plans that change nothing for mail: a new id, a TTL, a first publication in testing.
    APPLY_GREEN("plans:apply-green", Reach.DOMAIN, Role.OPERATOR, true),
    /// Plans that widen or roll back.
    APPLY_AMBER("plans:apply-amber", Reach.DOMAIN, Role.OPERATOR, true),
    ACKNOWLEDGE_ALERTS("alerts:acknowledge", Reach.DOMAIN, Role.OPERATOR, true),
    SET_MAINTENANCE("maintenance:set", Reach.DOMAIN, Role.OPERATOR, true),
    IMPORT_REPORTS("reports:import", Reach.DOMAIN, Role.OPERATOR, true),

    /// Plans after which mail can be refused: enforce, narrow, retire. A token has it only when it was named apart.
    ENFORCE("plans:enforce", Reach.DOMAIN, Role.APPROVER, true),
    /// To say that a sender that failed shall not count.
    WAIVE("readiness:waive", Reach.DOMAIN, Role.APPROVER, true),
    REMOVE_DOMAINS("domains:remove", Reach.DOMAIN, Role.APPROVER, true),

    MANAGE_USERS("users:manage", Reach.TENANT, Role.ADMIN, false),
    /// Tokens of everybody.
    MANAGE_TOKENS("tokens:manage", Reach.TENANT, Role.ADMIN, false),
    MANAGE_CHANNELS("channels:manage", Reach.TENANT, Role.ADMIN, true),
    MANAGE_CREDENTIALS("credentials:manage", Reach.TENANT, Role.ADMIN, false),
    MANAGE_INTAKE("intake:manage", Reach.TENANT, Role.ADMIN, true),
    CHANGE_SETTINGS("settings:change", Reach.TENANT, Role.ADMIN, true),
    EXPORT_AUDIT("audit:export", Reach.TENANT, Role.ADMIN, true),
    DELETE_DATA("data:delete", Reach.DOMAIN, Role.ADMIN, false),

    MANAGE_TENANTS("tenants:manage", Reach.PLATFORM, Role.ADMIN, false),
    SEE_PLATFORM("platform:see", Reach.PLATFORM, Role.ADMIN, false),
    BACK_UP("backup:make", Reach.PLATFORM, Role.ADMIN, false);

    private final String word;
    private final Reach reach;
    private final Role from;
    private final boolean forTokens;

    Permission(String word, Reach reach, Role from, boolean forTokens) {
        this.word = word;
        this.reach = reach;
        this.from = from;
        this.forTokens = forTokens;
    }

    /// What a permission is about.
    public enum Reach {
        /// One domain of a tenant, or all of them.
        DOMAIN,
        /// A tenant as a whole.
        TENANT,
        /// The installation; no role in a tenant gives it.
        PLATFORM
    }

    public String word() {
        return word;
    }

    public Reach reach() {
        return reach;
    }

    /// The first role that has it.
    public Role from() {
        return from;
    }

    /// Whether a token may carry it. What makes new powers or takes secrets away is for people.
    public boolean forTokens() {
        return forTokens;
    }

    public static Optional<Permission> read(String word) {
        return Arrays.stream(values())
                .filter(permission -> permission.word.equals(word))
                .findFirst();
    }
}
