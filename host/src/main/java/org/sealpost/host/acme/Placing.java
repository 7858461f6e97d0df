package org.sealpost.host.acme;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.EcKeys;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.OpenOrder;
import org.sealpost.host.certificate.Phase;
import org.shredzone.acme4j.Login;

/// The step that asks an authority for an order.
///
/// That it will be asked is stored before. A process that ends between the question and the storing of its answer
/// asks again: authorities give an order that is still open for the same name once more, and whether or not this one
/// does, both questions were counted.
final class Placing {
    private final Authorities authorities;
    private final Accounts accounts;
    private final Pacing pacing;
    private final KeySeal seal;
    private final Failing failing;

    Placing(Authorities authorities, Accounts accounts, Pacing pacing, KeySeal seal, Failing failing) {
        this.authorities = authorities;
        this.accounts = accounts;
        this.pacing = pacing;
        this.seal = seal;
        this.failing = failing;
    }

    Turn step(CertifiedName name, Phase.Placing phase, Conversations conversations, Instant now) {
        Optional<CertificateAuthority> found = authorities.of(phase.authority());
        if (found.isEmpty()) {
            // It was taken out of the settings meanwhile.
            return Turn.on(name.with(new Phase.Resting()));
        }
        CertificateAuthority authority = found.get();
        Conversation conversation = conversations.with(authority);
        if (!(conversation.directory() instanceof Answer.Given<Conversation.Directory>(var directory))) {
            return failing.faulty(name, authority, "its directory cannot be had", now);
        }
        Optional<IssuedCertificate> replaced =
                Replacement.of(name, authority, directory).filter(_ -> pacing.replaces(authority, name.subject(), now));
        Optional<Instant> full = pacing.take(authority, name.subject(), replaced.isPresent(), now);
        if (full.isPresent()) {
            return Turn.until(name.with(new Phase.Resting()), full.get());
        }
        return switch (accounts.login(authority, conversation)) {
            case Answer.Given<Login>(Login login) -> ask(name, authority, conversation, login, replaced, now);
            case Answer.Refused<Login>(String _, String detail) -> failing.orderLost(name, detail, now);
            case Answer.Busy<Login>(Optional<Duration> after, String detail) ->
                failing.busy(name, authority, after, detail, now);
            case Answer.Faulty<Login>(String detail) -> failing.faulty(name, authority, detail, now);
        };
    }

    private Turn ask(
            CertifiedName name,
            CertificateAuthority authority,
            Conversation conversation,
            Login login,
            Optional<IssuedCertificate> replaced,
            Instant now) {
        Answer<URI> answer = conversation.place(
                login, name.name(), replaced.map(one -> one.certificates().getFirst()));
        if (replaced.isPresent()
                && answer instanceof Answer.Refused<URI>(String type, String _)
                && (type.equals("alreadyReplaced") || type.equals("malformed"))) {
            // RFC 9773 §5: then it is an order like any other.
            answer = conversation.place(login, name.name(), Optional.empty());
        }
        return switch (answer) {
            case Answer.Given<URI>(URI location) -> {
                accounts.worked(authority);
                var key = seal.seal(name.name().ascii(), EcKeys.make());
                yield Turn.on(name.with(
                        new Phase.Ordered(new OpenOrder(authority.name(), location, key, now, Optional.empty()))));
            }
            case Answer.Refused<URI>(String type, String detail) -> {
                if (type.equals("accountDoesNotExist")) {
                    accounts.lost(authority);
                }
                yield failing.orderLost(name, authority.name() + " refused the order: " + detail, now);
            }
            // No order is open, so that the next try may go to another authority.
            case Answer.Busy<URI>(Optional<Duration> after, String detail) ->
                failing.busy(name.with(new Phase.Resting()), authority, after, detail, now);
            case Answer.Faulty<URI>(String detail) ->
                failing.faulty(name.with(new Phase.Resting()), authority, detail, now);
        };
    }
}
