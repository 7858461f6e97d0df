package org.sealpost.app.access.sign;

import java.time.Duration;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.secret.Secret;

/// What came of a step of signing in.
public sealed interface SignInResult {
    /// @param session for the cookie; there is a new one each time
    record In(Secret session, Person person) implements SignInResult {}

    /// The password was right; now a code of the authenticator app, or a recovery code.
    ///
    /// @param half for the cookie; it is good for the code alone
    record CodeNeeded(Secret half, PersonName name) implements SignInResult {}

    /// Something was wrong. What it was is not told: nobody learns which names there are.
    record Wrong() implements SignInResult {}

    /// Too many tries, for that name or from that place.
    record Wait(Duration time) implements SignInResult {}
}
