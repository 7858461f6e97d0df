package org.sealpost.reports.authentic;

import java.time.Instant;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Letter;

/// Tells how far it is proven who sent a mail.
public interface Verifier {
    /// @param letter what the header of the mail says
    /// @param at when the mail came; a signature that had expired then proves nothing
    Authenticity verify(Octets mail, Letter letter, Instant at);
}
