package org.sealpost.host.edge;

import java.util.Optional;

/// The head of a request.
///
/// @param target as it was sent
/// @param host the value of `Host`; every request of HTTP/1.1 has one
/// @param persistent whether the peer wants to ask more on this connection
/// @param body whether octets follow that belong to it
record Request(String method, String target, Optional<String> host, boolean persistent, boolean body) {
    /// What a reader made of the octets so far.
    sealed interface Reading {}

    /// A whole head.
    record Whole(Request request) implements Reading {}

    /// The end is still to come.
    record Unfinished() implements Reading {}

    /// No request that can be answered; what follows it is not read.
    record Refused(Status status) implements Reading {}
}
