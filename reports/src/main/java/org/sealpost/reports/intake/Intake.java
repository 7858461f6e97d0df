package org.sealpost.reports.intake;

import java.util.List;
import java.util.Optional;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Letter;
import org.sealpost.reports.authentic.Verifier;

/// Reads what strangers send: a mail, or a report by itself. Any octets give an arrival; the work and the memory for
/// them are within limits, and what is odd, refused or cut is a note.
///
/// It may be used by several threads at once.
public final class Intake {
    private final IntakeLimits limits;
    private final Verifier verifier;

    public Intake(IntakeLimits limits, Verifier verifier) {
        this.limits = limits;
        this.verifier = verifier;
    }

    public Arrival read(Delivery delivery) {
        var notes = new Notes();
        if (delivery.octets().length() > limits.mail()) {
            notes.add(IntakeCode.MAIL_TOO_LARGE, Integer.toString(limits.mail()));
        }
        var letter = new Letter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Arrival(
                delivery,
                Optional.of(letter),
                verifier.verify(delivery.octets(), letter, delivery.at()),
                List.of(),
                notes.all());
    }
}
