package org.sealpost.app.access.sign;

import org.sealpost.app.access.PersonName;

/// By what a person is known when they sign in. Somebody may have several.
public sealed interface Identity {
    /// A name and the password that is kept with it.
    record Password(PersonName name) implements Identity {}

    /// What another service says about them (OpenID Connect).
    ///
    /// @param issuer the URL of the service
    /// @param subject by what it knows them for good
    record OpenId(String issuer, String subject) implements Identity {}
}
