package org.sealpost.app.reports;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;
import org.sealpost.reports.authentic.Verifier;
import org.sealpost.reports.intake.Intake;
import org.sealpost.reports.intake.IntakeLimits;
import org.sealpost.reports.store.ReportStore;

/// Finds out who sent mails that could not be told when they came, because the key could not be looked up.
public record SecondLook(ReportStore store, Verifier verifier) {
    private static final int AT_ONCE = 200;

    /// @return of how many it is known now
    public int run(Instant now) {
        var intake = new Intake(IntakeLimits.DEFAULT, verifier);
        int settled = 0;
        for (String digest : store.unknownSenders(AT_ONCE)) {
            Optional<Octets> mail = store.octets(digest);
            if (mail.isPresent()) {
                Arrival again = intake.read(new Delivery(Way.FILE, "second look", now, Optional.empty(), mail.get()));
                if (!(again.authenticity() instanceof Authenticity.Unknown)) {
                    store.settle(digest, again.authenticity());
                    settled++;
                }
            }
        }
        return settled;
    }
}
