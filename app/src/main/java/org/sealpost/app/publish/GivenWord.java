package org.sealpost.app.publish;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Decision;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.sign.Directory;
import org.sealpost.app.access.sign.People;
import org.sealpost.app.store.RolloutAims.Alone;
import org.sealpost.protocol.name.DomainName;

/// What somebody said earlier about what shall go on by itself: it counts for as long as they may still
/// say it.
record GivenWord(Directory directory, Alone alone) {
    /// Whether the person, or the program with its token and whoever owns that, may do this at this moment.
    boolean holds(Permission permission, DomainName domain, Instant now) {
        var target = new Target.One(new TenantId(alone.tenant()), domain);
        return alone.token()
                .map(id -> byToken(id, permission, target, now))
                .orElseGet(() -> byPerson(permission, target));
    }

    /// A name with a token behind it is no name of a person: which token it was is not known of what an
    /// earlier program kept, and that begins nothing.
    private boolean byPerson(Permission permission, Target target) {
        return PersonName.read(alone.person())
                .flatMap(directory.people()::byName)
                .map(People.Known::person)
                .filter(person -> person.decide(permission, target) == Decision.ALLOWED)
                .isPresent();
    }

    private boolean byToken(String id, Permission permission, Target target, Instant now) {
        Optional<ApiToken> token = directory.tokens().of(new TenantId(alone.tenant())).stream()
                .filter(each -> each.id().equals(id) && each.isGood(now))
                .findFirst();
        Optional<Person> owner = token.flatMap(each -> directory.people().find(each.owner()));
        return owner.isPresent() && new Caller.Bearer(token.orElseThrow(), owner.get()).may(permission, target);
    }
}
