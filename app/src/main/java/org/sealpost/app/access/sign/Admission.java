package org.sealpost.app.access.sign;

import java.util.List;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.secret.PasswordFault;

/// What came of following a link and choosing a name and a password.
public sealed interface Admission {
    record Welcome(Person person) implements Admission {}

    /// The link was followed before, or came too late, or never was.
    record LinkGone() implements Admission {}

    /// The link is for a tenant that there is not.
    record NoTenant() implements Admission {}

    /// A name has letters of ASCII, digits, dots, hyphens, or is a mail address.
    record BadName() implements Admission {}

    record NameTaken() implements Admission {}

    record BadPassword(List<PasswordFault> faults) implements Admission {
        public BadPassword {
            faults = List.copyOf(faults);
        }
    }
}
