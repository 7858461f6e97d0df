package org.sealpost.observe.net;

import org.sealpost.protocol.name.IpAddress;

/// The kinds of address.
public enum Family {
    IPV4,
    IPV6;

    public static Family of(IpAddress address) {
        return address.isV6() ? IPV6 : IPV4;
    }
}
