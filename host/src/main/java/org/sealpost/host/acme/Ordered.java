package org.sealpost.host.acme;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.OpenOrder;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.Setbacks;
import org.shredzone.acme4j.Login;

/// The steps of an open order: proof, request, certificate.
final class Ordered {
    /// An order that is still open then will not come to an end.
    private static final Duration STUCK = Duration.ofHours(1);

    private static final Duration LONGEST_POLLING = Duration.ofMinutes(1);

    private final Authorities authorities;
    private final Accounts accounts;
    private final Pacing pacing;
    private final KeySeal seal;
    private final Proving proving;
    private final Failing failing;
    private final RenewalChoice renewals;

    Ordered(
            Authorities authorities,
            Accounts accounts,
            Pacing pacing,
            KeySeal seal,
            Proving proving,
            Failing failing,
            RenewalChoice renewals) {
        this.authorities = authorities;
        this.accounts = accounts;
        this.pacing = pacing;
        this.seal = seal;
        this.proving = proving;
        this.failing = failing;
        this.renewals = renewals;
    }

    Turn step(CertifiedName name, OpenOrder order, Conversations conversations, Instant now) {
        Optional<CertificateAuthority> found = authorities.of(order.authority());
        if (found.isEmpty()) {
            return failing.orderLost(name, order.authority() + " is no longer among the authorities", now);
        }
        CertificateAuthority authority = found.get();
        Conversation conversation = conversations.with(authority);
        return switch (accounts.login(authority, conversation)) {
            case Answer.Given<Login>(Login login) -> {
                var talk = new Talk(authority, conversation, login);
                Answer<OrderLook> look = conversation.look(
                        login, order.location(), name.subject().proof());
                yield otherwise(look, name, order, authority, now)
                        .orElseGet(() -> go(name, order, talk, ((Answer.Given<OrderLook>) look).value(), now));
            }
            case Answer.Refused<Login>(String _, String detail) -> failing.orderLost(name, detail, now);
            case Answer.Busy<Login>(Optional<Duration> after, String detail) ->
                failing.busy(name, authority, after, detail, now);
            case Answer.Faulty<Login>(String detail) -> failing.faulty(name, authority, detail, now);
        };
    }

    /// With whom an order is talked about.
    record Talk(CertificateAuthority authority, Conversation conversation, Login login) {}

    /// What to do when the authority did not give what was asked for.
    private <T> Optional<Turn> otherwise(
            Answer<T> answer, CertifiedName name, OpenOrder order, CertificateAuthority authority, Instant now) {
        return switch (answer) {
            case Answer.Given<T> _ -> Optional.empty();
            case Answer.Refused<T>(String type, String detail) -> {
                if (type.equals("accountDoesNotExist")) {
                    accounts.lost(authority);
                }
                yield Optional.of(failing.orderLost(name, authority.name() + ": " + detail, now));
            }
            case Answer.Busy<T>(Optional<Duration> after, String detail) ->
                Optional.of(failing.busy(name, authority, after, detail, now));
            case Answer.Faulty<T>(String detail) ->
                Optional.of(
                        isStuck(order, now)
                                ? failing.orderLost(name, authority.name() + ": " + detail, now)
                                : failing.faulty(name, authority, detail, now));
        };
    }

    private Turn go(CertifiedName name, OpenOrder order, Talk talk, OrderLook look, Instant now) {
        return switch (look) {
            case OrderLook.ProofWanted wanted ->
                order.challenge().isPresent() && order.challenge().get().answered()
                        ? wait(name, order, talk, Optional.empty(), now)
                        : proving.step(name, order, wanted, now).orElseGet(() -> prove(name, order, talk, now));
            case OrderLook.Proving(Optional<Duration> again) -> wait(name, order, talk, again, now);
            case OrderLook.ProofFailed(String detail) -> {
                pacing.failed(talk.authority(), name.subject(), now);
                yield failing.orderLost(name, "The proof did not convince " + order.authority() + ": " + detail, now);
            }
            case OrderLook.ProofNotOffered(List<String> offered) ->
                failing.orderLost(
                        name,
                        order.authority() + " takes no proof by "
                                + name.subject().proof().method() + ", only by " + offered,
                        now);
            case OrderLook.Ready _ -> complete(name, order, talk, now);
            case OrderLook.Processing(Optional<Duration> again) -> wait(name, order, talk, again, now);
            case OrderLook.Issued(URI certificate) -> fetch(name, order, talk, certificate, now);
            case OrderLook.Dead(String detail) ->
                failing.orderLost(name, order.authority() + " gave the order up: " + detail, now);
        };
    }

    /// The proof stands at every edge: the authority may look.
    private Turn prove(CertifiedName name, OpenOrder order, Talk talk, Instant now) {
        Answer<Boolean> told = talk.conversation()
                .prove(talk.login(), order.location(), name.subject().proof());
        return otherwise(told, name, order, talk.authority(), now)
                .orElseGet(() -> wait(
                        name.with(new Phase.Ordered(
                                order.with(order.challenge().orElseThrow().told()))),
                        order,
                        talk,
                        Optional.empty(),
                        now));
    }

    private Turn wait(CertifiedName name, OpenOrder order, Talk talk, Optional<Duration> again, Instant now) {
        if (isStuck(order, now)) {
            accounts.fault(talk.authority(), Optional.empty());
            return failing.orderLost(
                    name,
                    order.authority() + " has not brought the order to an end in " + STUCK.toMinutes() + " min",
                    now);
        }
        // The longer it takes, the less often it is asked.
        Duration age = Duration.between(order.placed(), now).dividedBy(20);
        Duration polling = talk.authority().polling();
        Duration own = age.compareTo(polling) > 0 ? age : polling;
        Duration most = own.compareTo(LONGEST_POLLING) > 0 ? LONGEST_POLLING : own;
        return Turn.until(name, now.plus(again.filter(Duration::isPositive).orElse(most)));
    }

    private static boolean isStuck(OpenOrder order, Instant now) {
        return !now.isBefore(order.placed().plus(STUCK));
    }

    private Turn complete(CertifiedName name, OpenOrder order, Talk talk, Instant now) {
        KeyPair key = seal.open(name.name().ascii(), order.key());
        Answer<Boolean> done =
                talk.conversation().complete(talk.login(), order.location(), SigningRequest.of(name.name(), key));
        return otherwise(done, name, order, talk.authority(), now)
                .orElseGet(() -> wait(name, order, talk, Optional.empty(), now));
    }

    private Turn fetch(CertifiedName name, OpenOrder order, Talk talk, URI location, Instant now) {
        Answer<List<X509Certificate>> fetched = talk.conversation().fetch(talk.login(), location);
        return otherwise(fetched, name, order, talk.authority(), now).orElseGet(() -> {
            List<X509Certificate> chain = ((Answer.Given<List<X509Certificate>>) fetched).value();
            KeyPair key = seal.open(name.name().ascii(), order.key());
            Optional<String> fault = IssuedChain.fault(chain, name.name(), key.getPublic(), now);
            if (fault.isPresent()) {
                accounts.fault(talk.authority(), Optional.empty());
                return failing.orderLost(name, order.authority() + " issued a certificate " + fault.get(), now);
            }
            accounts.worked(talk.authority());
            failing.cleared(name, order);
            IssuedCertificate issued = IssuedChain.of(chain, order);
            return Turn.on(name.with(new Phase.Resting())
                    .with(name.holding().renewed(issued))
                    .with(Setbacks.NONE)
                    .renewing(renewals.fresh(issued, now)));
        });
    }
}
