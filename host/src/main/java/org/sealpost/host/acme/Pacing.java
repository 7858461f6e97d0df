package org.sealpost.host.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.host.certificate.Subject;

/// Keeps us under an authority's limits. Of several processes with one store each may let one too many through, which
/// the authority then refuses.
final class Pacing {
    private static final int MOST_REPLACEMENTS = 2;
    private static final Duration REPLACEMENT_WINDOW = Duration.ofDays(1);

    private final CertificateStore store;

    Pacing(CertificateStore store) {
        this.store = store;
    }

    /// When the authority's limit for the whole account lets one more order through; empty when it does now.
    Optional<Instant> accountFull(CertificateAuthority authority, Instant now) {
        return authority.limits().stream()
                .filter(limit -> limit.counted() == Limit.Counted.ACCOUNT)
                .filter(limit -> limit.kind() == LedgerEntry.Kind.ORDER)
                .flatMap(limit -> limit
                        .nextFree(
                                store.noted(
                                        limit.kind(),
                                        authority.name(),
                                        new LedgerEntry.Scope.Everybody(),
                                        now.minus(limit.window())),
                                now)
                        .stream())
                .max(Comparator.naturalOrder());
    }

    /// When an order for this name may be placed; empty when it may now.
    ///
    /// @param replacement whether the authority does not count it, as its own suggestion. RFC 9773 §5
    Optional<Instant> full(CertificateAuthority authority, Subject subject, boolean replacement, Instant now) {
        return authority.limits().stream()
                .filter(limit -> !replacement || limit.kind() != LedgerEntry.Kind.ORDER)
                .flatMap(limit -> limit
                        .nextFree(
                                store.noted(
                                        limit.kind(),
                                        authority.name(),
                                        limit.scope(subject),
                                        now.minus(limit.window())),
                                now)
                        .stream())
                .max(Comparator.naturalOrder());
    }

    /// Whether an order for a certificate that the authority gives advice about passes as a replacement, which is not
    /// counted: not when the advice has been followed twice in a day already, for then it makes no sense.
    boolean replaces(CertificateAuthority authority, Subject subject, Instant now) {
        return store.noted(
                                LedgerEntry.Kind.REPLACEMENT,
                                authority.name(),
                                new LedgerEntry.Scope.Name(subject.name()),
                                now.minus(REPLACEMENT_WINDOW))
                        .size()
                < MOST_REPLACEMENTS;
    }

    /// As [#full], and when it may be placed, it counts from now on.
    synchronized Optional<Instant> take(
            CertificateAuthority authority, Subject subject, boolean replacement, Instant now) {
        Optional<Instant> full = full(authority, subject, replacement, now);
        if (full.isEmpty()) {
            var kind = replacement ? LedgerEntry.Kind.REPLACEMENT : LedgerEntry.Kind.ORDER;
            store.note(new LedgerEntry(now, kind, authority.name(), subject));
        }
        return full;
    }

    void failed(CertificateAuthority authority, Subject subject, Instant now) {
        store.note(new LedgerEntry(now, LedgerEntry.Kind.FAILURE, authority.name(), subject));
    }
}
