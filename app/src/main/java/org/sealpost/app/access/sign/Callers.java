package org.sealpost.app.access.sign;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.secret.Secret;

/// Says who a request is from, by its cookie or its token. Whatever is wrong with these, it is a visitor then.
public final class Callers {
    /// Uses are noted so exactly and no more, so that looking at pages writes little.
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    private final Directory directory;
    private final SignInRules rules;
    private final InstantSource clock;

    public Callers(Directory directory, SignInRules rules, InstantSource clock) {
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    /// @param cookie as it came
    public Caller byCookie(String cookie) {
        Instant now = clock.instant();
        Optional<Session> session = Secret.read("", cookie)
                .flatMap(secret -> directory.sessions().find(secret.digest()))
                .filter(each -> isGood(each, now));
        Optional<Person> person =
                session.flatMap(each -> directory.people().find(each.person())).filter(each -> !each.disabled());
        if (session.isEmpty() || person.isEmpty()) {
            return new Caller.Visitor();
        }
        if (!session.get().seen().plus(EXACTNESS).isAfter(now)) {
            directory.sessions().touch(session.get().id(), now);
        }
        return new Caller.SignedIn(person.get(), session.get());
    }

    /// @param text as it came, such as `slp_…`
    public Caller byToken(String text) {
        Instant now = clock.instant();
        Optional<ApiToken> token = Secret.read(TokenDesk.PREFIX, text)
                .flatMap(secret -> directory.tokens().find(secret.digest()))
                .filter(each -> each.isGood(now));
        Optional<Person> owner = token.flatMap(each -> directory.people().find(each.owner()))
                .filter(each ->
                        !each.disabled() && each.in(token.get().tenant()).isPresent());
        if (token.isEmpty() || owner.isEmpty()) {
            return new Caller.Visitor();
        }
        if (token.get()
                .lastUsed()
                .filter(used -> used.plus(EXACTNESS).isAfter(now))
                .isEmpty()) {
            directory.tokens().used(token.get().id(), now);
        }
        return new Caller.Bearer(token.get(), owner.get());
    }

    /// Where somebody is signed in, the newest first.
    public List<Session> sessions(Person person) {
        Instant now = clock.instant();
        return directory.sessions().of(person.id()).stream()
                .filter(each -> each.stage() == Session.Stage.FULL && isGood(each, now))
                .toList();
    }

    /// Signs out.
    public void out(Caller.SignedIn caller) {
        directory.sessions().end(caller.person().id(), caller.session().id());
    }

    /// Forgets what is over.
    public void prune() {
        Instant now = clock.instant();
        directory.sessions().prune(now, now.minus(rules.idle()));
        directory.links().prune(now);
        directory.federation().prune(now);
        directory.wrongTries().prune(now);
    }

    private boolean isGood(Session session, Instant now) {
        return now.isBefore(session.ends()) && now.isBefore(session.seen().plus(rules.idle()));
    }
}
