package org.sealpost.app.command;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whose users they are, where they are kept, and who changes something about them.
final class UsersOptions {
    @Mixin
    private TenantOption tenant = new TenantOption();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where browsers reach the pages, for links (default: http://localhost:8461).")
    private String url = "http://localhost:8461";

    @Mixin
    private ActorOption by = new ActorOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    /// Where there are users already.
    AccessStore open(Surroundings surroundings) {
        return new HeldAlready(store, surroundings).access();
    }

    /// The same, made when it is not there.
    AccessStore openOrMake(Surroundings surroundings) {
        return store.openAccess(surroundings);
    }

    TenantOption named() {
        return tenant;
    }

    TenantId tenant() {
        return tenant.tenant();
    }

    Actor actor(Surroundings surroundings) {
        String name = by.name(surroundings);
        return new Actor.Console(name.substring(0, Math.min(name.length(), 200)));
    }

    /// @throws Refusal when nobody is called so
    Person person(AccessStore kept, String name) {
        return PersonName.read(name)
                .flatMap(kept.people()::byName)
                .orElseThrow(() -> new Refusal(ExitCode.USAGE, "nobody is called " + Shown.quoted(name)))
                .person();
    }

    /// The same where only those of the tenant are meant.
    Person member(AccessStore kept, String name) {
        Person person = person(kept, name);
        if (person.in(tenant()).isEmpty()) {
            throw new Refusal(ExitCode.USAGE, Shown.quoted(name) + " is not of the tenant " + tenant());
        }
        return person;
    }

    Invitations invitations(AccessStore kept, Surroundings surroundings) {
        var random = new SecureRandom();
        return new Invitations(
                kept, new Passwords(Argon2Cost.USUAL, random), PasswordRule.usual(), surroundings.clock(), random);
    }

    /// Shows a link this once.
    void show(Surroundings surroundings, Invitations invitations, Secret link, String what) {
        Instant ends = invitations.look(link).map(Link::ends).orElseThrow().truncatedTo(ChronoUnit.MINUTES);
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        surroundings.out().println(what + ", by this link, once, until " + ends + ":");
        surroundings.out().println(Shown.text(base) + Link.path(link));
    }
}
