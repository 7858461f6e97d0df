package org.sealpost.app.log;

import java.net.InetAddress;
import java.time.Duration;

/// What a service writes of itself while it runs: a line for each event.
public interface Journal {
    /// Something is not as it should be.
    ///
    /// @param sentence without a full stop; what it quotes from outside is already escaped
    void problem(String sentence);

    /// A request was answered.
    void request(Request request);

    /// A request as it may be written down: never with a query or a secret in it.
    ///
    /// @param took until the answer was ready
    record Request(String method, String path, int status, Duration took, InetAddress from) {}
}
