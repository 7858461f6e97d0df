package org.sealpost.check.sender;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What becomes of a message that is sent now.
public sealed interface Fate {
    /// It arrives, to a server that has shown who it is.
    ///
    /// @param by by what; several where it depends on the server that is chosen
    record Delivered(Set<Channel.By> by) implements Fate {
        public Delivered {
            by = Collections.unmodifiableSet(EnumSet.copyOf(by));
        }
    }

    /// It arrives, and nothing keeps somebody in between from reading it.
    ///
    /// @param clear whether it may go without any TLS
    record DeliveredUnprotected(boolean clear) implements Fate {}

    /// It waits at the sender and is returned after days when nothing changes.
    record Deferred(Wait why) implements Fate {}

    /// It is returned at once.
    record Bounced(Return why) implements Fate {}

    /// Facts are missing.
    record CannotTell(List<Reason> missing) implements Fate {
        public CannotTell {
            missing = List.copyOf(missing);
        }
    }

    /// Why it waits.
    enum Wait {
        /// No server that the sender can use.
        NO_HOST_PASSES,
        /// The answer of DNS for the MX records is bogus.
        MX_BOGUS
    }

    /// Why it is returned.
    enum Return {
        NULL_MX,
        NO_SUCH_DOMAIN,
        /// Neither the domain nor any MX host has an address.
        NO_ADDRESS
    }
}
