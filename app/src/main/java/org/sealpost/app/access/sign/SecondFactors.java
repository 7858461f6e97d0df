package org.sealpost.app.access.sign;

import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;

/// Authenticator apps and the codes for those who lost theirs.
public interface SecondFactors {
    /// @param lastUsed the step whose code was used last: none up to it counts again
    /// @param confirmed whether a code of it was seen; before, it is not asked for
    record Factor(SealedSecret secret, long lastUsed, boolean confirmed) {}

    /// Under which use the secret of somebody is sealed.
    static String use(PersonId person) {
        return "totp " + person.hex();
    }

    Optional<Factor> of(PersonId person);

    /// A secret that is shown and not yet confirmed. One that is confirmed already stays, and nothing is changed.
    ///
    /// @return whether it was taken
    boolean propose(PersonId person, SealedSecret secret);

    /// From now on codes are asked for.
    ///
    /// @param recovery digests of codes that let in once each
    boolean confirm(PersonId person, long step, List<String> recovery, AuditEvent event);

    /// Uses up a step.
    ///
    /// @return whether it was later than any that was used before
    boolean use(PersonId person, long step);

    /// Uses up a code.
    ///
    /// @return whether there was such a one
    boolean useRecovery(PersonId person, String digest, AuditEvent event);

    int recoveryLeft(PersonId person);

    /// Other codes instead of those that there were.
    void renewRecovery(PersonId person, List<String> recovery, AuditEvent event);

    void remove(PersonId person, AuditEvent event);

    /// The same as an admin of one tenant may.
    ///
    /// @return whether they belong to that tenant and to nothing else; if not, nothing is changed
    boolean removeOfMember(TenantId tenant, PersonId person, AuditEvent event);

    /// Seals all with the key that seals now.
    ///
    /// @return how many were not
    int reseal(SecretBox box);
}
