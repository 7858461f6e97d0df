package org.sealpost.app.reports;

import java.time.InstantSource;
import org.sealpost.reports.authentic.Verifier;
import org.sealpost.reports.intake.Intake;
import org.sealpost.reports.intake.IntakeLimits;
import org.sealpost.reports.listen.GroupInbox;
import org.sealpost.reports.listen.InboxLimits;
import org.sealpost.reports.listen.Quotas;
import org.sealpost.reports.store.ReportStore;

/// Where everything that comes is read and kept, whatever way it came.
public record Desk(GroupInbox inbox) implements AutoCloseable {
    /// With the usual limits.
    public static Desk open(ReportStore store, Verifier verifier, InstantSource clock) {
        return open(store, verifier, Quotas.DEFAULT, clock);
    }

    public static Desk open(ReportStore store, Verifier verifier, Quotas quotas, InstantSource clock) {
        var intake = new Intake(IntakeLimits.DEFAULT, verifier);
        var limits = InboxLimits.of(Runtime.getRuntime().availableProcessors());
        return new Desk(new GroupInbox(intake::read, store, limits, quotas, clock));
    }

    /// Ends when what was begun is done.
    @Override
    public void close() {
        inbox.close();
    }
}
