package org.sealpost.observe.dns;

import org.sealpost.observe.facts.DnsFault;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/// What became of one question to the resolvers.
sealed interface Reply {
    /// A message that fits the question; its code may still be an error.
    record Came(Message message) implements Reply {}

    record Missing(DnsFault fault, String detail) implements Reply {}

    /// Whether it says what there is or that there is nothing.
    default boolean isAnswer() {
        return this instanceof Came(Message message)
                && (message.getRcode() == Rcode.NOERROR || message.getRcode() == Rcode.NXDOMAIN);
    }
}
