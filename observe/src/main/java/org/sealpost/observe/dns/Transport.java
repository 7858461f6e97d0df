package org.sealpost.observe.dns;

import org.sealpost.observe.net.Deadline;
import org.xbill.DNS.Message;

/// A way to one resolver.
interface Transport extends AutoCloseable {
    /// Asks once.
    Reply ask(Message query, Deadline deadline);

    @Override
    default void close() {}
}
