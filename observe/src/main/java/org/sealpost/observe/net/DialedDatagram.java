package org.sealpost.observe.net;

import java.net.DatagramSocket;
import org.sealpost.observe.facts.ConnectFault;

/// How an attempt to open a way for datagrams ended.
public sealed interface DialedDatagram {
    /// @param socket connected; closing it gives its place to the next who speaks to the same address
    record Open(DatagramSocket socket) implements DialedDatagram {}

    /// @param detail the words of the system or of the guard
    record NotOpen(ConnectFault fault, String detail) implements DialedDatagram {}
}
