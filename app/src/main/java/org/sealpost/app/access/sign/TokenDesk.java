package org.sealpost.app.access.sign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.Bounded;
import org.sealpost.app.access.secret.Secret;

/// Makes tokens for programs.
public final class TokenDesk {
    /// How each begins, so that those who search for lost secrets know one.
    public static final String PREFIX = "slp_";

    public static final Duration LONGEST = Duration.ofDays(366);

    private static final int ID_OCTETS = 6;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_GLOBS = 100;

    private final Directory directory;
    private final InstantSource clock;
    private final SecureRandom random;

    public TokenDesk(Directory directory, InstantSource clock, SecureRandom random) {
        this.directory = directory;
        this.clock = clock;
        this.random = random;
    }

    /// What a token of such a person usually has: all but [Permission#ENFORCE], which is named apart.
    public static Set<Permission> usual(Role role) {
        return Arrays.stream(Permission.values())
                .filter(each -> each.forTokens() && role.may(each) && each != Permission.ENFORCE)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    public TokenIssue issue(
            Person owner,
            TenantId tenant,
            String name,
            Set<Permission> permissions,
            List<DomainGlob> domains,
            Duration life) {
        Set<Permission> tooMuch = permissions.stream()
                .filter(each -> !each.forTokens()
                        || owner.in(tenant).filter(role -> role.may(each)).isEmpty())
                .collect(Collectors.toSet());
        if (!tooMuch.isEmpty()) {
            return new TokenIssue.TooMuch(tooMuch);
        }
        boolean wellFormed = !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl)
                && !permissions.isEmpty()
                && !domains.isEmpty()
                && domains.size() <= MOST_GLOBS
                && life.isPositive()
                && life.compareTo(LONGEST) <= 0;
        if (!wellFormed) {
            return new TokenIssue.Malformed();
        }
        Instant now = clock.instant();
        byte[] id = new byte[ID_OCTETS];
        random.nextBytes(id);
        var token = new ApiToken(
                HexFormat.of().formatHex(id),
                tenant,
                owner.id(),
                name,
                permissions,
                domains,
                now,
                now.plus(life),
                Optional.empty(),
                Optional.empty());
        Secret text = Secret.make(random, PREFIX);
        directory
                .tokens()
                .add(
                        token,
                        text.digest(),
                        AuditEvent.of(now, Actor.of(owner), "token.add")
                                .detail("token", token.id())
                                .detail("name", name)
                                .detail("permissions", words(permissions))
                                .detail(
                                        "domains",
                                        Bounded.list(
                                                " ",
                                                domains.stream()
                                                        .map(DomainGlob::text)
                                                        .toList())));
        return new TokenIssue.Made(text, token);
    }

    /// @param by who may do it: the owner, or an admin of the tenant
    /// @return whether there was such a one in the tenant
    public boolean revoke(Actor by, TenantId tenant, String id) {
        Instant now = clock.instant();
        return directory
                .tokens()
                .revoke(tenant, id, now, AuditEvent.of(now, by, "token.revoke").detail("token", id));
    }

    private static String words(Set<Permission> permissions) {
        return permissions.stream().map(Permission::word).sorted().collect(Collectors.joining(" "));
    }
}
