package org.sealpost.host.acme;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sealpost.host.certificate.Account;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.EcKeys;
import org.sealpost.host.certificate.KeySeal;
import org.shredzone.acme4j.Login;

/// Our accounts with authorities, and whether each authority is to be left alone for a while: it is after five faults
/// in a row, for five minutes, then twice as long each time, an hour at most.
final class Accounts {
    private static final int FAULTS = 5;
    private static final int LAST_DOUBLING = 4;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int TRIES = 20;

    private final CertificateStore store;
    private final KeySeal seal;
    private final InstantSource clock;

    Accounts(CertificateStore store, KeySeal seal, InstantSource clock) {
        this.store = store;
        this.seal = seal;
        this.clock = clock;
    }

    /// The account, which is made at the first use. Its key is durable before the authority sees it.
    Answer<Login> login(CertificateAuthority authority, Conversation conversation) {
        Account account = known(authority);
        var key = seal.open(subject(authority), account.key());
        if (account.location().isEmpty()) {
            switch (conversation.register(key)) {
                case Answer.Given<URI>(URI location) -> {
                    change(authority, known -> known.at(location));
                    account = account.at(location);
                }
                case Answer.Refused<URI>(String type, String detail) -> {
                    return new Answer.Refused<>(type, detail);
                }
                case Answer.Busy<URI>(Optional<Duration> after, String detail) -> {
                    return new Answer.Busy<>(after, detail);
                }
                case Answer.Faulty<URI>(String detail) -> {
                    return new Answer.Faulty<>(detail);
                }
            }
        }
        try {
            return new Answer.Given<>(conversation.login(account.location().orElseThrow(), key));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Account known(CertificateAuthority authority) {
        Optional<Account> known = store.account(authority.name());
        if (known.isPresent()) {
            return known.get();
        }
        var made = new Account(
                authority.name(), seal.seal(subject(authority), EcKeys.make()), Optional.empty(), 0, Optional.empty());
        store.replaceAccount(Optional.empty(), made);
        // Somebody else may have been faster.
        return store.account(authority.name())
                .orElseThrow(() -> new IllegalStateException("an account that was stored is not there"));
    }

    private static String subject(CertificateAuthority authority) {
        return "account with " + authority.name();
    }

    /// The authority does not know the account any more; the same key gets another.
    void lost(CertificateAuthority authority) {
        change(
                authority,
                known -> new Account(
                        known.authority(), known.key(), Optional.empty(), known.faultsInRow(), known.closedUntil()));
    }

    Optional<Instant> closedUntil(CertificateAuthority authority) {
        Instant now = clock.instant();
        return store.account(authority.name())
                .filter(account -> !account.isOpen(now))
                .flatMap(Account::closedUntil);
    }

    void worked(CertificateAuthority authority) {
        change(authority, known -> known.faultsInRow() == 0 ? known : known.with(0, Optional.empty()));
    }

    /// The authority failed, or said that it has too much to do.
    void fault(CertificateAuthority authority, Optional<Duration> wait) {
        Instant now = clock.instant();
        change(authority, known -> {
            int faults = known.faultsInRow() + 1;
            if (faults < FAULTS) {
                return known.with(faults, known.closedUntil());
            }
            Duration pause = SHORTEST.multipliedBy(1L << Math.min(faults - FAULTS, LAST_DOUBLING));
            Duration own = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
            return known.with(
                    faults,
                    Optional.of(now.plus(
                            wait.filter(asked -> asked.compareTo(own) > 0).orElse(own))));
        });
    }

    private void change(CertificateAuthority authority, UnaryOperator<Account> change) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Account> known = store.account(authority.name());
            if (known.isEmpty()) {
                return;
            }
            Account next = change.apply(known.get());
            if (next.equals(known.get()) || store.replaceAccount(known, next)) {
                return;
            }
        }
        throw new IllegalStateException("the account with " + authority.name() + " is changed by others all the time");
    }
}
