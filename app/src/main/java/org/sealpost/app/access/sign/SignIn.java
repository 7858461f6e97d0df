package org.sealpost.app.access.sign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Turnstile.Passed;

/// Lets people in: a name and a password, then a code where an authenticator app is set up.
public final class SignIn {
    /// How long a browser stays known.
    public static final Duration KNOWN_FOR = KnownBrowsers.LIFE;

    private final People people;
    private final PasswordProof passwords;
    private final CodeProof codes;
    private final Tries tries;
    private final Turnstile turnstile;
    private final KnownBrowsers browsers;
    private final SessionStart sessions;

    public SignIn(
            Directory directory,
            Passwords passwords,
            SecretBox box,
            SignInRules rules,
            InstantSource clock,
            SecureRandom random,
            FailedTry.Listener failures) {
        this.people = directory.people();
        this.passwords = new PasswordProof(people, passwords);
        this.codes = new CodeProof(directory.secondFactors(), box, clock);
        this.tries = new Tries(directory.wrongTries(), box, rules, clock);
        this.turnstile = new Turnstile(tries, failures, clock);
        this.browsers = new KnownBrowsers(box, clock, random);
        this.sessions = new SessionStart(directory.sessions(), rules, clock, random);
    }

    /// The first step.
    public SignInResult password(String typedName, String password, Browser browser) {
        Optional<PersonName> name = PersonName.read(typedName);
        Optional<People.Known> known = name.flatMap(people::byName);
        Guess guess = guess(Guess.Proof.PASSWORD, name, known.map(People.Known::person), browser);
        return switch (turnstile.pass(guess, FailedTry.Step.PASSWORD, () -> passwords.of(known, password))) {
            case Passed.Proven<Person>(Person person) -> first(person, browser, "password");
            case Passed.Refused<Person>(SignInResult why) -> why;
        };
    }

    /// The first step where another service vouches for them.
    public SignInResult vouched(Person person, Browser browser) {
        return person.disabled() ? new SignInResult.Wrong() : first(person, browser, "another service");
    }

    private SignInResult first(Person person, Browser browser, String how) {
        return codes.isNeeded(person)
                ? new SignInResult.CodeNeeded(sessions.half(person, browser), person.name())
                : in(person, browser, how, Optional.empty());
    }

    /// The second step.
    ///
    /// @param code of the app, or a recovery code
    public SignInResult code(Secret half, String code, Browser browser) {
        Optional<Person> meant = sessions.open(half)
                .flatMap(session -> people.find(session.person()))
                .filter(each -> !each.disabled());
        if (meant.isEmpty()) {
            return new SignInResult.Wrong();
        }
        Person person = meant.get();
        Guess guess = guess(Guess.Proof.CODE, Optional.of(person.name()), meant, browser);
        return switch (turnstile.pass(guess, FailedTry.Step.CODE, () -> codes.of(person, code, browser))) {
            case Passed.Proven<String>(String how) -> in(person, browser, how, Optional.of(half));
            case Passed.Refused<String>(SignInResult why) -> why;
        };
    }

    private SignInResult in(Person person, Browser browser, String how, Optional<Secret> half) {
        Optional<String> mark = browsers.mark(person.id(), browser.known());
        var way = new SessionStart.Way(how, half, tries.failed(person, mark));
        Optional<Secret> session = sessions.whole(person, browser, way);
        if (session.isEmpty()) {
            return new SignInResult.Wrong();
        }
        tries.forgive(person, mark);
        return new SignInResult.In(session.get(), person);
    }

    /// For the cookie of a browser with which somebody has just proven who they are: strangers who are
    /// wrong about their name keep nobody out who comes with it later.
    public String known(Person person) {
        return browsers.make(person.id());
    }

    /// What tells a browser from all others with which somebody was in before, whosever it is; empty for one with
    /// which nobody was.
    public Optional<String> mark(Browser browser) {
        return browsers.mark(browser.known());
    }

    /// They have another password now, so what was guessed before counts no longer.
    public void forget(Person person) {
        tries.forget(person);
    }

    private Guess guess(Guess.Proof proof, Optional<PersonName> name, Optional<Person> person, Browser browser) {
        Optional<String> mark = person.flatMap(each -> browsers.mark(each.id(), browser.known()));
        return new Guess(proof, name, person, browser, mark);
    }
}
