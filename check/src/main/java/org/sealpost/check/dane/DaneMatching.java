package org.sealpost.check.dane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.dane.DaneAddress.Result;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;

/// Holds what a server presents against TLSA records.
///
/// @param names what counts as the server's name with usage 2
/// @param base the name that a sender sends as SNI
record DaneMatching(List<TlsaRecord> records, List<DomainName> names, DomainName base, Instant at) {
    private static final int DANE_EE = 3;

    DaneAddress judge(SmtpAttempt attempt) {
        return switch (attempt.outcome()) {
            case SmtpOutcome.Secured secured -> session(attempt, secured.tls());
            case SmtpOutcome.NotOffered _,
                    SmtpOutcome.StartTlsRefused _,
                    SmtpOutcome.TlsFailed _,
                    SmtpOutcome.TurnedAway _,
                    SmtpOutcome.Silent _,
                    SmtpOutcome.Dropped _,
                    SmtpOutcome.Garbled _,
                    SmtpOutcome.Unreachable _ ->
                new DaneAddress(attempt, isWithoutTls(attempt.outcome()) ? Result.NO_TLS : Result.NOT_KNOWN, List.of());
        };
    }

    /// Whether it is known that no TLS session comes about.
    static boolean isWithoutTls(SmtpOutcome outcome) {
        return switch (outcome) {
            case SmtpOutcome.NotOffered _, SmtpOutcome.StartTlsRefused _ -> true;
            // What takes too long for us may be short enough for a sender, which has minutes.
            case SmtpOutcome.TlsFailed failed -> failed.fault() != TlsFault.TIMED_OUT;
            case SmtpOutcome.Secured _,
                    SmtpOutcome.TurnedAway _,
                    SmtpOutcome.Silent _,
                    SmtpOutcome.Dropped _,
                    SmtpOutcome.Garbled _,
                    SmtpOutcome.Unreachable _ -> false;
        };
    }

    private DaneAddress session(SmtpAttempt attempt, TlsSession tls) {
        var matching = new ArrayList<TlsaRecord>();
        Result best = Result.NO_MATCH;
        for (TlsaRecord record : records) {
            if (record.usableForSmtp()) {
                Result one = record.usage() == DANE_EE ? ofLeaf(record, tls) : ofAnchor(record, tls);
                if (one != Result.NO_MATCH) {
                    matching.add(record);
                    best = one == Result.AUTHENTICATED || best == Result.NO_MATCH ? one : best;
                }
            }
        }
        // A server that was asked by another name may have a certificate for the right one.
        boolean asked = tls.serverName().equals(base);
        return new DaneAddress(attempt, best.fails() && !asked ? Result.NOT_KNOWN : best, matching);
    }

    /// RFC 7672 §3.1.1: names and validity of the certificate do not matter, nor who signed it.
    private static Result ofLeaf(TlsaRecord record, TlsSession tls) {
        boolean holds =
                tls.leaf().filter(leaf -> Association.holds(record, leaf)).isPresent();
        return holds ? Result.AUTHENTICATED : Result.NO_MATCH;
    }

    private Result ofAnchor(TlsaRecord record, TlsSession tls) {
        return tls.chain().isEmpty() ? Result.NO_MATCH : new AnchoredChain(tls.chain(), names, at).judge(record);
    }
}
