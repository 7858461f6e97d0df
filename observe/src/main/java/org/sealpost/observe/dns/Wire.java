package org.sealpost.observe.dns;

import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;

/// Messages as octets, and whether one answers the other.
final class Wire {
    private Wire() {}

    /// The answer in `octets` to `query`; empty when it is no DNS message or answers something else.
    static Optional<Message> answer(byte[] octets, Message query) {
        try {
            var message = new Message(octets);
            return answers(message, query) ? Optional.of(message) : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            // The parser meets hostile octets; whatever it throws, this is no answer.
            return Optional.empty();
        }
    }

    private static boolean answers(Message message, Message query) {
        Record asked = query.getQuestion();
        Record echoed = message.getQuestion();
        return message.getHeader().getID() == query.getHeader().getID()
                && message.getHeader().getFlag(Flags.QR)
                && message.getHeader().getOpcode() == query.getHeader().getOpcode()
                && echoed != null
                && echoed.getType() == asked.getType()
                && echoed.getDClass() == asked.getDClass()
                && echoed.getName().equals(asked.getName());
    }
}
