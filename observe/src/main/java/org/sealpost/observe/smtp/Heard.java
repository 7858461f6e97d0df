package org.sealpost.observe.smtp;

import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;

/// What waiting for a reply came to.
sealed interface Heard {
    record Reply(SmtpReply reply) implements Heard {}

    /// No reply, and no more to be had from this connection.
    record Nothing(SmtpOutcome why) implements Heard {}
}
