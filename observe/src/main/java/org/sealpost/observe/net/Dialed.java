package org.sealpost.observe.net;

import java.net.Socket;
import org.sealpost.observe.facts.ConnectFault;

/// How an attempt to connect ended.
public sealed interface Dialed {
    /// @param socket connected; closing it (a TLS socket above it does so too) gives its place to the next
    /// connection to the same address
    record Connected(Socket socket) implements Dialed {}

    /// @param detail the words of the system or of the guard
    record NotConnected(ConnectFault fault, String detail) implements Dialed {}
}
