package org.sealpost.app.reports;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.protocol.Deviation;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.authentic.Consistency;
import org.sealpost.reports.authentic.KnownReporters;
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
        var consistency = new Consistency(KnownReporters.shipped());
        var intake = new Intake(IntakeLimits.DEFAULT, verifier);
        var limits = InboxLimits.of(Runtime.getRuntime().availableProcessors());
        return new Desk(
                new GroupInbox(delivery -> compared(intake.read(delivery), consistency), store, limits, quotas, clock));
    }

    /// What its reports say of their sender, beside who sent it.
    private static Arrival compared(Arrival arrival, Consistency consistency) {
        List<Deviation> notes = arrival.reports().stream()
                .flatMap(report -> arrival
                        .letter()
                        .map(letter -> consistency.notes(arrival.authenticity(), letter, report.report()))
                        .orElseGet(() -> consistency.notes(arrival.authenticity(), report.report()))
                        .stream())
                .distinct()
                .toList();
        return new Arrival(
                arrival.delivery(),
                arrival.letter(),
                arrival.authenticity(),
                arrival.reports(),
                Stream.concat(arrival.notes().stream(), notes.stream()).toList());
    }

    /// Ends when what was begun is done.
    @Override
    public void close() {
        inbox.close();
    }
}
