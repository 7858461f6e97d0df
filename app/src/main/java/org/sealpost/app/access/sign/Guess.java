package org.sealpost.app.access.sign;

import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonName;

/// A try at the door: what is guessed at, of whom, and from where.
///
/// @param name all that cannot be a name counts as one
/// @param person empty when nobody has that name
/// @param mark of a browser that this person was in with before
record Guess(Proof proof, Optional<PersonName> name, Optional<Person> person, Browser browser, Optional<String> mark) {
    /// What is asked for.
    enum Proof {
        PASSWORD,
        CODE;

        /// Of whom it is guessed, in one word.
        String of(Optional<PersonName> name) {
            return name().toLowerCase(Locale.ROOT) + " "
                    + name.map(PersonName::text).orElse("");
        }
    }

    /// What may be told of whom was meant.
    String shown() {
        return person.map(each -> each.name().text()).orElse(FailedTry.UNKNOWN);
    }
}
