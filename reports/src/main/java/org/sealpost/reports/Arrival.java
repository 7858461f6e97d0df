package org.sealpost.reports;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Deviation;

/// What was made of a delivery. It is kept whatever is in it.
///
/// @param letter the header, when it is a mail
/// @param reports the reports in it; usually one
/// @param notes what was odd about the delivery itself
public record Arrival(
        Delivery delivery,
        Optional<Letter> letter,
        Authenticity authenticity,
        List<ReadReport> reports,
        List<Deviation> notes) {
    public Arrival {
        reports = List.copyOf(reports);
        notes = List.copyOf(notes);
    }

    /// Who sent one of its reports: whoever signed, else whoever it says it is.
    public Reporter reporter(ReadReport report) {
        return authenticity instanceof Authenticity.Verified verified
                ? new Reporter.Proven(verified.signer())
                : new Reporter.Claimed(report.report().organizationName().orElse(""));
    }
}
