package org.sealpost.observe.smtp;

import org.sealpost.observe.facts.SmtpReply;

/// What came where an SMTP reply was expected.
public sealed interface SmtpReading {
    /// A whole reply.
    record Whole(SmtpReply reply) implements SmtpReading {}

    /// The stream ended before the reply did.
    ///
    /// @param unfinished the line it ended in, often empty
    record Ended(String unfinished) implements SmtpReading {}

    /// Something that is no reply, or one beyond the limits.
    ///
    /// @param text a piece of it, untrusted
    record Garbage(String text) implements SmtpReading {}
}
