package org.sealpost.host.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// Where certificates, open orders and accounts are kept. What a method has confirmed is durable; a store that cannot
/// do its work throws. Several processes may use one store at once.
public interface CertificateStore {
    /// @param revision grows with each change of any name, so that it also says what changed after what
    record Stored(CertifiedName name, long revision) {}

    Optional<Stored> of(DomainName name);

    /// @return empty when the name is already there; nothing is changed then
    Optional<Stored> add(CertifiedName name);

    /// Puts `next` in the place of `known` if that is still what stands there.
    ///
    /// @return empty when somebody else was faster; nothing is changed then
    Optional<Stored> replace(Stored known, CertifiedName next);

    /// Names with an open order that are due, the longest waiting first.
    List<Stored> dueOrders(Instant now, int limit);

    /// Other names that are due, not withdrawn: those that hold a certificate before those that wait for their first,
    /// the longest waiting first, and of no tenant more than `perTenant`.
    List<Stored> dueNames(Instant now, int perTenant, int limit);

    /// When the next name will be due that is not due now; empty when none waits.
    Optional<Instant> nextDue(Instant now);

    /// Names that were added or changed after that revision, in order of their revisions. No change may become
    /// visible here behind one with a higher revision that was visible before.
    List<Stored> changedAfter(long revision, int limit);

    /// Remembers that an authority was asked or that a proof failed; needed for the longest window of its limits.
    void note(LedgerEntry entry);

    /// When entries of this kind were noted, after `since`, oldest first.
    List<Instant> noted(LedgerEntry.Kind kind, String authority, LedgerEntry.Scope scope, Instant since);

    /// Forgets what was noted before.
    void forgetNotes(Instant before);

    /// Our account with the authority of that name.
    Optional<Account> account(String authority);

    /// Puts `next` in the place of `known`; with an empty `known`, where nothing stands.
    ///
    /// @return whether it was done; otherwise somebody else was faster
    boolean replaceAccount(Optional<Account> known, Account next);
}
