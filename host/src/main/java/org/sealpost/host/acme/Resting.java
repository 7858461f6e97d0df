package org.sealpost.host.acme;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.Renewal;
import org.shredzone.acme4j.Login;

/// The step of a name without an open order: asks when to renew, or chooses an authority for an order.
final class Resting {
    private static final Duration UNKNOWN_AGAIN = Duration.ofMinutes(5);

    private static final int OBSTACLE_AS_FAILURES = 3;

    private final Authorities authorities;
    private final Accounts accounts;
    private final Pacing pacing;
    private final Preflight preflight;
    private final RenewalChoice renewals;
    private final RandomGenerator random;

    Resting(
            Authorities authorities,
            Accounts accounts,
            Pacing pacing,
            Preflight preflight,
            RenewalChoice renewals,
            RandomGenerator random) {
        this.authorities = authorities;
        this.accounts = accounts;
        this.pacing = pacing;
        this.preflight = preflight;
        this.renewals = renewals;
        this.random = random;
    }

    Turn step(CertifiedName name, Conversations conversations, Instant now) {
        Optional<IssuedCertificate> current = name.holding().current();
        if (current.isEmpty()) {
            return order(name, conversations, now);
        }
        Renewal renewal = name.renewal().orElseGet(() -> renewals.fresh(current.get(), now));
        if (!now.isBefore(renewal.at())) {
            return order(name.renewing(renewal), conversations, now);
        }
        if (!now.isBefore(renewal.askAgain())) {
            Renewal next = asked(renewal, current.get(), conversations, now);
            CertifiedName known = name.renewing(next);
            return !now.isBefore(next.at()) ? Turn.on(known) : Turn.until(known, earlier(next));
        }
        return Turn.until(name.renewing(renewal), earlier(renewal));
    }

    private static Instant earlier(Renewal renewal) {
        return renewal.at().isBefore(renewal.askAgain()) ? renewal.at() : renewal.askAgain();
    }

    private Renewal asked(Renewal renewal, IssuedCertificate current, Conversations conversations, Instant now) {
        Optional<CertificateAuthority> authority = authorities.of(current.authority());
        if (authority.isEmpty()) {
            return renewals.unadvised(renewal);
        }
        if (accounts.closedUntil(authority.get()).isPresent()) {
            return renewals.unanswered(renewal, now);
        }
        Conversation conversation = conversations.with(authority.get());
        if (conversation.directory() instanceof Answer.Given<Conversation.Directory>(var directory)) {
            if (!directory.advises()) {
                return renewals.unadvised(renewal);
            }
            if (accounts.login(authority.get(), conversation) instanceof Answer.Given<Login>(Login login)
                    && conversation.advice(login, current.certificates().getFirst())
                            instanceof Answer.Given<Conversation.Advice>(var advice)) {
                return renewals.advised(renewal, current, advice, now);
            }
        }
        return renewals.unanswered(renewal, now);
    }

    /// Takes the first authority that is open to us, has room, and would issue.
    private Turn order(CertifiedName name, Conversations conversations, Instant now) {
        List<String> reasons = new ArrayList<>();
        Optional<Instant> again = Optional.empty();
        for (CertificateAuthority authority : authorities.inOrder(name)) {
            switch (look(authority, name, conversations, now)) {
                case Chance.Good _ -> {
                    return Turn.on(name.with(new Phase.Placing(authority.name(), now)));
                }
                case Chance.Later(Instant until, String why) -> {
                    reasons.add(why);
                    again = again.filter(known -> known.isBefore(until)).or(() -> Optional.of(until));
                }
                case Chance.Full(Instant until, String why) -> {
                    reasons.add(why);
                    again = again.filter(known -> known.isBefore(until)).or(() -> Optional.of(until));
                    if (!isUrgent(name, now)) {
                        // Its turn will come; another authority is for need, not for speed.
                        return waiting(name, reasons, until, now);
                    }
                }
            }
        }
        return waiting(name, reasons, again.orElseThrow(), now);
    }

    private static Turn waiting(CertifiedName name, List<String> reasons, Instant until, Instant now) {
        return Turn.until(name.with(name.setbacks().hindered(now, String.join(" ", reasons))), until);
    }

    private static boolean isUrgent(CertifiedName name, Instant now) {
        return name.holding()
                .current()
                .filter(current -> !now.isBefore(current.after(5.0 / 6)))
                .isPresent();
    }

    private sealed interface Chance {
        record Good() implements Chance {}

        /// Its limits are reached.
        record Full(Instant until, String why) implements Chance {}

        record Later(Instant until, String why) implements Chance {}
    }

    private Chance look(CertificateAuthority authority, CertifiedName name, Conversations conversations, Instant now) {
        Optional<Instant> closed = accounts.closedUntil(authority);
        if (closed.isPresent()) {
            return new Chance.Later(closed.get(), authority.name() + " is left alone after faults.");
        }
        Conversation conversation = conversations.with(authority);
        Answer<Conversation.Directory> directory = conversation.directory();
        Answer<Login> login = accounts.login(authority, conversation);
        if (directory instanceof Answer.Given<Conversation.Directory>(var known)
                && login instanceof Answer.Given<Login>(Login account)) {
            boolean replacement = Replacement.of(name, authority, known).isPresent()
                    && pacing.replaces(authority, name.subject(), now);
            Optional<Instant> full = pacing.full(authority, name.subject(), replacement, now);
            return full.<Chance>map(
                            until -> new Chance.Full(until, "The limits of " + authority.name() + " are reached."))
                    .orElseGet(() -> fitness(authority, name, known, account, now));
        }
        if (!(directory instanceof Answer.Refused) && !(login instanceof Answer.Refused)) {
            accounts.fault(authority, Optional.empty());
        }
        String why = login instanceof Answer.Refused<Login>(String _, String detail)
                ? " takes no account of ours: " + detail
                : " does not answer as it should.";
        return new Chance.Later(now.plus(UNKNOWN_AGAIN), authority.name() + why);
    }

    private Chance fitness(
            CertificateAuthority authority,
            CertifiedName name,
            Conversation.Directory directory,
            Login login,
            Instant now) {
        var customer = new Preflight.Customer(
                authority.name(),
                directory.caaNames(),
                URI.create(login.getAccountLocation().toString()));
        return switch (preflight.judge(name, customer)) {
            case Fitness.Fit _ -> new Chance.Good();
            case Fitness.Unfit(List<String> obstacles) -> {
                // No order was tried and no failure spent, so it is looked at again before long.
                Duration wait = BackOff.after(OBSTACLE_AS_FAILURES, random);
                yield new Chance.Later(now.plus(wait), String.join(" ", obstacles));
            }
            case Fitness.Unknown(String why) -> new Chance.Later(now.plus(UNKNOWN_AGAIN), why);
        };
    }
}
