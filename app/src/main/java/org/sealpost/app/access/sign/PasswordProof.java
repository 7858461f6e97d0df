package org.sealpost.app.access.sign;

import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.secret.PasswordHash;
import org.sealpost.app.access.secret.Passwords;

/// Whether somebody knows the password of a name. It takes as long where nobody has the name.
record PasswordProof(People people, Passwords passwords) {
    /// @param known empty when nobody has the name
    /// @return who they are; empty when it is wrong, or they are kept out
    Optional<Person> of(Optional<People.Known> known, String password) {
        Optional<PasswordHash> kept = known.flatMap(People.Known::password);
        if (kept.isEmpty()) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        Person person = known.orElseThrow().person();
        Passwords.Match match = passwords.match(kept.get(), password);
        if (match == Passwords.Match.WRONG || person.disabled()) {
            return Optional.empty();
        }
        if (match == Passwords.Match.RIGHT_BUT_CHEAP) {
            people.rehash(person.id(), kept.get(), passwords.hash(password));
        }
        return Optional.of(person);
    }
}
