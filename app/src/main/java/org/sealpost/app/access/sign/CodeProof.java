package org.sealpost.app.access.sign;

import java.time.InstantSource;
import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.RecoveryCode;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.app.access.sign.SecondFactors.Factor;

/// Whether somebody has the authenticator app that they set up, or one of the codes for when it is lost. Each code
/// counts once.
record CodeProof(SecondFactors factors, SecretBox box, InstantSource clock) {
    /// Whether a code is asked for.
    boolean isNeeded(Person person) {
        return factors.of(person.id()).filter(Factor::confirmed).isPresent();
    }

    /// @param code of the app, or a recovery code
    /// @return what proved it; empty when nothing did
    Optional<String> of(Person person, String code, Browser browser) {
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
}
