package org.sealpost.app.access.sign;

import java.time.InstantSource;
import java.util.List;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.SecretBox;

/// Asks somebody who has signed in for their password once more, and not too often.
final class PasswordAgain {
    private final Directory directory;
    private final Passwords passwords;
    private final Slots slots;
    private final TryLimit limit;
    private final InstantSource clock;

    PasswordAgain(Directory directory, Passwords passwords, SecretBox box, SignInRules rules, InstantSource clock) {
        this.directory = directory;
        this.passwords = passwords;
        this.slots = new Slots(box);
        this.limit = new TryLimit(rules.perAccount(), rules.window());
        this.clock = clock;
    }

    /// Whether it is theirs; not, when too many were wrong before.
    boolean proves(Person person, String password) {
        String id = person.id().hex();
        var count = List.of(new WrongTries.Count("signed in", slots.of("signed in " + id), limit));
        if (directory.wrongTries().take(count, clock.instant()).isPresent()) {
            return false;
        }
        boolean right = directory
                .people()
                .byName(person.name())
                .flatMap(People.Known::password)
                .filter(kept -> passwords.match(kept, password) != Passwords.Match.WRONG)
                .isPresent();
        if (right) {
            directory.wrongTries().giveBack(count);
        }
        return right;
    }
}
