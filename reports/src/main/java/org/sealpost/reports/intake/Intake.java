package org.sealpost.reports.intake;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Letter;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Way;
import org.sealpost.reports.authentic.Verifier;

/// Reads what strangers send: a mail, or a report by itself. Any octets give an arrival; the work and the memory for
/// them are within limits, and what is odd, refused or cut is a note.
///
/// It may be used by several threads at once.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-5">RFC 8460 §5</a>
public final class Intake {
    private final IntakeLimits limits;
    private final Verifier verifier;
    private final ReportReader reader;

    public Intake(IntakeLimits limits, Verifier verifier) {
        this.limits = limits;
        this.verifier = verifier;
        this.reader = new ReportReader(limits);
    }

    public Arrival read(Delivery delivery) {
        var notes = new Notes();
        Octets octets = delivery.octets();
        boolean posted = delivery.way() == Way.HTTPS;
        int most = posted ? limits.body() : limits.mail();
        if (octets.length() == 0 || octets.length() > most) {
            IntakeCode code = posted ? IntakeCode.BODY_TOO_LARGE : IntakeCode.MAIL_TOO_LARGE;
            notes.add(octets.length() == 0 ? IntakeCode.EMPTY : code, octets.length() == 0 ? "" : "" + most);
            return bare(delivery, List.of(), notes);
        }
        if (posted || Form.of(octets) != Form.OTHER) {
            List<ReadReport> reports = reader.read(octets, notes).stream().toList();
            if (reports.isEmpty()) {
                notes.add(IntakeCode.NO_REPORT, "");
            }
            Arrival arrival = bare(delivery, reports, notes);
            Remarks.add(arrival, List.of(), notes);
            return withNotes(arrival, notes);
        }
        return mail(delivery, notes);
    }

    private Arrival mail(Delivery delivery, Notes notes) {
        var mail = new MailReader(limits, reader, notes);
        List<MailReader.Attached> attached = mail.read(delivery.octets());
        Letter letter = mail.letter();
        if (attached.isEmpty()) {
            notes.add(IntakeCode.NO_REPORT, "");
        }
        var arrival = new Arrival(
                delivery,
                Optional.of(letter),
                verifier.verify(delivery.octets(), letter, delivery.at()),
                attached.stream().map(MailReader.Attached::report).toList(),
                List.of());
        Remarks.add(arrival, attached, notes);
        return withNotes(arrival, notes);
    }

    /// What is no mail, or none that is read.
    private static Arrival bare(Delivery delivery, List<ReadReport> reports, Notes notes) {
        var nobody = new Authenticity.Unproven(Authenticity.Reason.NOT_A_MAIL, "");
        return new Arrival(delivery, Optional.empty(), nobody, reports, notes.all());
    }

    private static Arrival withNotes(Arrival arrival, Notes notes) {
        return new Arrival(
                arrival.delivery(), arrival.letter(), arrival.authenticity(), arrival.reports(), notes.all());
    }
}
