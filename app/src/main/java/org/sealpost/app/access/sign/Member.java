package org.sealpost.app.access.sign;

import java.time.Instant;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;

/// Somebody as their tenant sees them: nothing of what they are elsewhere.
///
/// @param secondFactor whether an authenticator app is asked for
public record Member(PersonId id, PersonName name, Role role, boolean disabled, boolean secondFactor, Instant since) {}
