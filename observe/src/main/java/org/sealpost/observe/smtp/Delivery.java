package org.sealpost.observe.smtp;

import java.util.List;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.TranscriptLine;

/// What came of handing a message to one address of a mail server.
///
/// @param dialogue what was said
public record Delivery(Result result, List<TranscriptLine> dialogue) {
    public Delivery {
        dialogue = List.copyOf(dialogue);
    }

    public sealed interface Result {
        /// The server took it and answers for it from now on.
        record Taken(SmtpReply reply) implements Result {}

        /// What was seen of its TLS is less than the sender demands; nothing was sent.
        record NotAllowed(SmtpOutcome seen) implements Result {}

        /// The server answered a command with 4yz or 5yz.
        ///
        /// @param command the first word of it, `DATA` for the text itself too
        record Refused(String command, SmtpReply reply) implements Result {}

        /// The server takes no message of that size (RFC 1870 §4).
        record TooLarge(long limit) implements Result {}

        /// No connection, or one that ended too early.
        record Broken(SmtpOutcome why) implements Result {}
    }
}
