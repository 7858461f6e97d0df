package org.sealpost.publish.dns.update;

import org.xbill.DNS.Message;

/// What a server said to a signed message.
sealed interface Heard {
    /// An answer with a good signature, where we have a key; its code may be an error.
    record Answer(Message message) implements Heard {}

    /// Nothing that can be believed.
    ///
    /// @param why one sentence that says what to do
    record Nothing(String why) implements Heard {}
}
