package org.sealpost.app.access.sign;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.PasswordFault;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.RecoveryCode;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.app.access.sign.SecondFactors.Factor;

/// What somebody who has signed in changes about their own way in. Their password is asked for again each time: a
/// browser that was left open is not enough.
public final class OwnAccount {
    private final Directory directory;
    private final Passwords passwords;
    private final PasswordRule rule;
    private final SecretBox box;
    private final InstantSource clock;
    private final SecureRandom random;
    private final PasswordAgain again;

    public OwnAccount(
            Directory directory,
            Passwords passwords,
            PasswordRule rule,
            SecretBox box,
            SignInRules rules,
            InstantSource clock,
            SecureRandom random) {
        this.directory = directory;
        this.passwords = passwords;
        this.rule = rule;
        this.box = box;
        this.clock = clock;
        this.random = random;
        this.again = new PasswordAgain(directory, passwords, box, rules, clock);
    }

    /// What came of a change.
    public sealed interface Result {
        record Done() implements Result {}

        /// The password or the code was wrong, or there were too many of them.
        record Wrong() implements Result {}

        record BadPassword(List<PasswordFault> faults) implements Result {
            public BadPassword {
                faults = List.copyOf(faults);
            }
        }

        /// @param codes to be shown this once
        record Recovery(List<RecoveryCode> codes) implements Result {
            public Recovery {
                codes = List.copyOf(codes);
            }
        }
    }

    /// Other sessions end.
    public Result password(Caller.SignedIn caller, String old, String chosen) {
        Person person = caller.person();
        if (!again.proves(person, old)) {
            return new Result.Wrong();
        }
        List<PasswordFault> faults = rule.faults(chosen, person.name());
        if (!faults.isEmpty()) {
            return new Result.BadPassword(faults);
        }
        directory
                .people()
                .password(person.id(), passwords.hash(chosen), caller.session().id(), event(person, "password.change"));
        return new Result.Done();
    }

    /// A secret for an authenticator app, to be confirmed by a code of it. Empty when the password is
    /// wrong, or when there is an app already.
    public Optional<Totp> proposeApp(Person person, String password) {
        if (!again.proves(person, password)) {
            return Optional.empty();
        }
        Totp made = Totp.make(random);
        return directory.secondFactors().propose(person.id(), box.seal(SecondFactors.use(person.id()), made.secret()))
                ? Optional.of(made)
                : Optional.empty();
    }

    /// One that was proposed and is not confirmed, to be shown again.
    public Optional<Totp> proposedApp(Person person) {
        return directory
                .secondFactors()
                .of(person.id())
                .filter(factor -> !factor.confirmed())
                .map(factor -> new Totp(box.open(SecondFactors.use(person.id()), factor.secret())));
    }

    /// Confirms it: from now on codes are asked for.
    public Result confirmApp(Person person, String code) {
        SecondFactors factors = directory.secondFactors();
        Optional<Long> step = factors.of(person.id())
                .filter(factor -> !factor.confirmed())
                .flatMap(factor -> match(person, factor, code));
        if (step.isEmpty()) {
            return new Result.Wrong();
        }
        List<RecoveryCode> codes = RecoveryCode.makeAll(random);
        return factors.confirm(person.id(), step.get(), digests(codes), event(person, "app.add"))
                ? new Result.Recovery(codes)
                : new Result.Wrong();
    }

    /// Other recovery codes; the old ones count no longer.
    public Result renewRecovery(Person person, String password) {
        if (!again.proves(person, password)
                || directory
                        .secondFactors()
                        .of(person.id())
                        .filter(Factor::confirmed)
                        .isEmpty()) {
            return new Result.Wrong();
        }
        List<RecoveryCode> codes = RecoveryCode.makeAll(random);
        directory.secondFactors().renewRecovery(person.id(), digests(codes), event(person, "recovery.renew"));
        return new Result.Recovery(codes);
    }

    public Result removeApp(Person person, String password) {
        if (!again.proves(person, password)) {
            return new Result.Wrong();
        }
        directory.secondFactors().remove(person.id(), event(person, "app.remove"));
        return new Result.Done();
    }

    private Optional<Long> match(Person person, Factor factor, String code) {
        var totp = new Totp(box.open(SecondFactors.use(person.id()), factor.secret()));
        return totp.match(code, clock.instant(), factor.lastUsed());
    }

    private static List<String> digests(List<RecoveryCode> codes) {
        return codes.stream().map(RecoveryCode::digest).toList();
    }

    private AuditEvent event(Person person, String act) {
        return AuditEvent.of(clock.instant(), Actor.of(person), act);
    }
}
