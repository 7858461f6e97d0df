package org.sealpost.app.access.sign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.audit.AuditEvent;

/// Where people have signed in, by the digests of the secrets in their cookies.
public interface Sessions {
    /// @param event that somebody has signed in
    void begin(Session session, AuditEvent event);

    /// The same where only the first of two steps was done.
    void beginHalf(Session session);

    /// The second step was done: the new session is there and the half one is not.
    ///
    /// @return whether the half one was still there
    boolean advance(String half, Session session, AuditEvent event);

    Optional<Session> find(String id);

    List<Session> of(PersonId person);

    void touch(String id, Instant seen);

    /// @return whether they had it
    boolean end(PersonId person, String id);

    /// The same by the person's own wish, which stands in the audit trail.
    boolean end(PersonId person, String id, AuditEvent event);

    /// @param except the id of one that stays, empty for none
    void endAll(PersonId person, String except, AuditEvent event);

    /// Forgets those that are over.
    ///
    /// @param idleSince those that were not used since then
    void prune(Instant now, Instant idleSince);
}
