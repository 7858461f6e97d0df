package org.sealpost.app.access.sign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.PasswordHash;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.RecoveryCode;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.app.access.sign.SecondFactors.Factor;

/// Lets people in: a name and a password, then a code where an authenticator app is set up.
public final class SignIn {
    /// How long a browser stays known.
    public static final Duration KNOWN_FOR = KnownBrowsers.LIFE;

    private static final String PASSWORD = "password";
    private static final String CODE = "code";

    private final Directory directory;
    private final Passwords passwords;
    private final SecretBox box;
    private final SignInRules rules;
    private final InstantSource clock;
    private final SecureRandom random;
    private final FailedTry.Listener failures;
    private final Tries tries;
    private final KnownBrowsers browsers;

    public SignIn(
            Directory directory,
            Passwords passwords,
            SecretBox box,
            SignInRules rules,
            InstantSource clock,
            SecureRandom random,
            FailedTry.Listener failures) {
        this.directory = directory;
        this.passwords = passwords;
        this.box = box;
        this.rules = rules;
        this.clock = clock;
        this.random = random;
        this.failures = failures;
        this.tries = new Tries(rules, clock);
        this.browsers = new KnownBrowsers(box, clock, random);
    }

    /// The first step.
    public SignInResult password(String typedName, String password, Browser browser) {
        Optional<PersonName> name = PersonName.read(typedName);
        Optional<People.Known> known = name.flatMap(directory.people()::byName);
        Tries.Key key = key(PASSWORD, name, known.map(People.Known::person), browser);
        Optional<Duration> wait = tries.take(key);
        if (wait.isPresent()) {
            return refused(name, browser, FailedTry.Step.TOO_OFTEN, new SignInResult.Wait(wait.get()));
        }
        Optional<PasswordHash> kept = known.flatMap(People.Known::password);
        if (kept.isEmpty()) {
            passwords.matchNobody(password);
            return refused(name, browser, FailedTry.Step.PASSWORD, new SignInResult.Wrong());
        }
        Person person = known.orElseThrow().person();
        Passwords.Match match = passwords.match(kept.get(), password);
        if (match == Passwords.Match.WRONG || person.disabled()) {
            return refused(name, browser, FailedTry.Step.PASSWORD, new SignInResult.Wrong());
        }
        if (match == Passwords.Match.RIGHT_BUT_CHEAP) {
            directory.people().rehash(person.id(), kept.get(), passwords.hash(password));
        }
        tries.giveBack(key);
        return first(person, browser, PASSWORD);
    }

    /// The first step where another service vouches for them.
    public SignInResult vouched(Person person, Browser browser) {
        if (person.disabled()) {
            return new SignInResult.Wrong();
        }
        return first(person, browser, "another service");
    }

    private SignInResult first(Person person, Browser browser, String how) {
        if (directory.secondFactors().of(person.id()).filter(Factor::confirmed).isEmpty()) {
            return in(person, browser, how, Optional.empty());
        }
        Secret half = Secret.make(random, "");
        directory.sessions().beginHalf(session(half, person, Session.Stage.HALF, browser));
        return new SignInResult.CodeNeeded(half, person.name());
    }

    /// The second step.
    ///
    /// @param code of the app, or a recovery code
    public SignInResult code(Secret half, String code, Browser browser) {
        Optional<Session> session = directory.sessions().find(half.digest()).filter(this::isOpenHalf);
        Optional<Person> person =
                session.flatMap(each -> directory.people().find(each.person())).filter(each -> !each.disabled());
        if (person.isEmpty()) {
            return new SignInResult.Wrong();
        }
        Optional<PersonName> name = person.map(Person::name);
        Tries.Key key = key(CODE, name, person, browser);
        Optional<Duration> wait = tries.take(key);
        if (wait.isPresent()) {
            return refused(name, browser, FailedTry.Step.TOO_OFTEN, new SignInResult.Wait(wait.get()));
        }
        Optional<String> how = proof(person.get(), code, browser);
        if (how.isEmpty()) {
            return refused(name, browser, FailedTry.Step.CODE, new SignInResult.Wrong());
        }
        tries.giveBack(key);
        return in(person.get(), browser, how.get(), Optional.of(half));
    }

    /// What proved it; empty when nothing did.
    private Optional<String> proof(Person person, String code, Browser browser) {
        SecondFactors factors = directory.secondFactors();
        Optional<Factor> factor = factors.of(person.id()).filter(Factor::confirmed);
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        Optional<RecoveryCode> recovery = RecoveryCode.read(code);
        if (recovery.isPresent()) {
            AuditEvent event = AuditEvent.of(clock.instant(), Actor.of(person), "recovery.use")
                    .from(browser.address());
            return factors.useRecovery(person.id(), recovery.get().digest(), event)
                    ? Optional.of("recovery code")
                    : Optional.empty();
        }
        var totp =
                new Totp(box.open(SecondFactors.use(person.id()), factor.get().secret()));
        return totp.match(code, clock.instant(), factor.get().lastUsed())
                .filter(step -> factors.use(person.id(), step))
                .map(_ -> "authenticator app");
    }

    private SignInResult in(Person person, Browser browser, String how, Optional<Secret> half) {
        Secret secret = Secret.make(random, "");
        Session session = session(secret, person, Session.Stage.FULL, browser);
        List<Tries.Key> strangers = strangers(person);
        Optional<Tries.Key> own = Optional.of(key(PASSWORD, Optional.of(person.name()), Optional.of(person), browser))
                .filter(Tries.Key::isKnown);
        long failed = Stream.concat(strangers.stream(), own.stream())
                .mapToLong(tries::taken)
                .sum();
        AuditEvent event = AuditEvent.of(session.began(), Actor.of(person), "session.begin")
                .from(browser.address())
                .detail("by", how)
                .detail("failed_before", Long.toString(failed));
        if (half.isEmpty()) {
            directory.sessions().begin(session, event);
        } else if (!directory.sessions().advance(half.get().digest(), session, event)) {
            return new SignInResult.Wrong();
        }
        own.map(List::of).orElse(strangers).forEach(tries::forgive);
        return new SignInResult.In(secret, person);
    }

    /// For the cookie of a browser with which somebody has just proven who they are: strangers who are
    /// wrong about their name keep nobody out who comes with it later.
    public String known(Person person) {
        return browsers.make(person.id());
    }

    /// They have another password now, so what was guessed before counts no longer.
    public void forget(Person person) {
        strangers(person).forEach(tries::forget);
    }

    private Session session(Secret secret, Person person, Session.Stage stage, Browser browser) {
        Instant now = clock.instant();
        Duration life = switch (stage) {
            case HALF -> rules.half();
            case FULL -> rules.longest();
        };
        return new Session(
                secret.digest(), person.id(), stage, now, now, now.plus(life), browser.address(), browser.agent());
    }

    private boolean isOpenHalf(Session session) {
        return session.stage() == Session.Stage.HALF && clock.instant().isBefore(session.ends());
    }

    /// All that cannot be a name counts as one.
    private Tries.Key key(String proof, Optional<PersonName> name, Optional<Person> person, Browser browser) {
        return new Tries.Key(
                proof + " " + name.map(PersonName::text).orElse(""),
                browser.key(),
                person.flatMap(each -> browsers.mark(each.id(), browser.known())));
    }

    /// What strangers try at somebody, wherever they are.
    private static List<Tries.Key> strangers(Person person) {
        return Stream.of(PASSWORD, CODE)
                .map(proof -> new Tries.Key(proof + " " + person.name().text(), "", Optional.empty()))
                .toList();
    }

    private SignInResult refused(Optional<PersonName> name, Browser browser, FailedTry.Step step, SignInResult result) {
        String shown = name.flatMap(directory.people()::byName)
                .map(known -> known.person().name().text())
                .orElse(FailedTry.UNKNOWN);
        failures.accept(new FailedTry(clock.instant(), shown, browser.address(), step));
        return result;
    }
}
