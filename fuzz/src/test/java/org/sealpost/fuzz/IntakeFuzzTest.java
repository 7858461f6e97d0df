package org.sealpost.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.TextCode;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Way;
import org.sealpost.reports.intake.Intake;
import org.sealpost.reports.intake.IntakeLimits;
import org.sealpost.reports.row.Rows;

/// Whatever a stranger sends as a report: a mail, or a file, compressed or not.
class IntakeFuzzTest {
    private static final IntakeLimits LIMITS =
            new IntakeLimits(1 << 20, 1 << 20, 1 << 20, 200, 1 << 16, 16 << 10, 8, 50);

    private final Intake intake =
            new Intake(LIMITS, (mail, letter, at) -> new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, ""));

    @FuzzTest
    void reads(byte[] data) {
        for (Way way : new Way[] {Way.SMTP, Way.HTTPS}) {
            var delivery =
                    new Delivery(way, "fuzz", Instant.parse("2026-11-22T00:00:00Z"), Optional.empty(), Octets.of(data));
            Arrival arrival = intake.read(delivery);
            RoundTrip.require(arrival.notes().size() <= TextCode.MOST_DEVIATIONS + 1, "notes are bounded");
            for (Deviation note : arrival.notes()) {
                RoundTrip.require(note.text().length() <= 501, "evidence is bounded");
            }
            RoundTrip.require(
                    !arrival.reports().isEmpty()
                            || arrival.notes().stream()
                                    .anyMatch(note -> note.code().unusable()),
                    "what is not read has a reason");
            for (ReadReport read : arrival.reports()) {
                Rows.rows(arrival, read);
                Rows.totals(arrival, read);
                Rows.key(arrival, read);
                Rows.fingerprint(read);
                RoundTrip.require(read.json().length() <= LIMITS.inflated(), "no report is longer than is read");
                RoundTrip.require(
                        TlsReport.parse(Octets.utf8(read.report().renderAsRead()))
                                .value()
                                .filter(read.report()::equals)
                                .isPresent(),
                        "what is written reads as itself");
            }
        }
    }
}
