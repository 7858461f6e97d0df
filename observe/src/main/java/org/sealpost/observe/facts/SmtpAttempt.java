package org.sealpost.observe.facts;

import java.time.Duration;
import java.util.List;
import org.sealpost.protocol.name.IpAddress;

/// The probe of one address of an MX host.
public record SmtpAttempt(IpAddress address, SmtpOutcome outcome, List<TranscriptLine> transcript, Duration took) {
    public SmtpAttempt {
        transcript = List.copyOf(transcript);
    }
}
