package org.sealpost.app.access.sign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Secret;

/// Begins sessions of those who have proven who they are, the half ones of those who have done the first of two
/// steps too.
record SessionStart(Sessions sessions, SignInRules rules, InstantSource clock, SecureRandom random) {
    /// How somebody came in.
    ///
    /// @param by what proved it
    /// @param half what they had after the first step, where there were two
    /// @param failed how many were wrong before
    record Way(String by, Optional<Secret> half, long failed) {}

    Secret half(Person person, Browser browser) {
        Secret half = Secret.make(random, "");
        sessions.beginHalf(session(half, person, Session.Stage.HALF, browser));
        return half;
    }

    /// Of whom a half session is that is good still.
    Optional<Session> open(Secret half) {
        return sessions.find(half.digest())
                .filter(session ->
                        session.stage() == Session.Stage.HALF && clock.instant().isBefore(session.ends()));
    }

    /// @return empty when the half one was used up meanwhile
    Optional<Secret> whole(Person person, Browser browser, Way way) {
        Secret secret = Secret.make(random, "");
        Session session = session(secret, person, Session.Stage.FULL, browser);
        AuditEvent event = AuditEvent.of(session.began(), Actor.of(person), "session.begin")
                .from(browser.address())
                .detail("by", way.by())
                .detail("failed_before", Long.toString(way.failed()));
        if (way.half().isEmpty()) {
            sessions.begin(session, event);
        } else if (!sessions.advance(way.half().get().digest(), session, event)) {
            return Optional.empty();
        }
        return Optional.of(secret);
    }

    private Session session(Secret secret, Person person, Session.Stage stage, Browser browser) {
        Instant now = clock.instant();
        Duration life = switch (stage) {
            case HALF -> rules.half();
            case FULL -> rules.longest();
        };
        return new Session(
                secret.digest(), person.id(), stage, now, now, now.plus(life), browser.address(), browser.agent());
    }
}
