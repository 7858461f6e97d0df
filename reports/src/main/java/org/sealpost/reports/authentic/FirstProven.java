package org.sealpost.reports.authentic;

import java.time.Instant;
import java.util.List;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Letter;

/// Asks several in their order until one can prove who wrote a mail. A later one may make up for evidence that was
/// lost on the way: a key that has gone since, a mail that its mailbox changed. It never overrules what was wrong
/// from the start.
public final class FirstProven implements Verifier {
    private final List<Verifier> verifiers;

    /// @param verifiers one at least; the most trusted first
    public FirstProven(List<Verifier> verifiers) {
        if (verifiers.isEmpty()) {
            throw new IllegalArgumentException("somebody must be asked");
        }
        this.verifiers = List.copyOf(verifiers);
    }

    @Override
    public Authenticity verify(Octets mail, Letter letter, Instant at) {
        Authenticity best = verifiers.getFirst().verify(mail, letter, at);
        for (Verifier next : verifiers.subList(1, verifiers.size())) {
            if (!mayHaveBeenProven(best)) {
                return best;
            }
            best = Strength.stronger(best, next.verify(mail, letter, at));
        }
        return best;
    }

    private static boolean mayHaveBeenProven(Authenticity answer) {
        return switch (answer) {
            case Authenticity.Verified verified -> false;
            case Authenticity.Unknown unknown -> true;
            case Authenticity.Unproven unproven ->
                switch (unproven.reason()) {
                    case NO_KEY, SIGNATURE_BROKEN -> true;
                    case NOT_A_MAIL, NO_SIGNATURE, SIGNATURE_UNUSABLE, PART_SIGNED, NOT_ALIGNED, KEY_UNFIT -> false;
                };
        };
    }
}
