package org.sealpost.host.edge;

import java.nio.charset.StandardCharsets;
import org.sealpost.protocol.Octets;

/// What is said to a request, before it is known how the connection goes on.
///
/// @param body of a GET; a HEAD hears of its length only
record Answer(Status status, Octets body) {
    static Answer of(Status status) {
        return new Answer(status, Octets.of((status.phrase() + "\n").getBytes(StandardCharsets.US_ASCII)));
    }
}
