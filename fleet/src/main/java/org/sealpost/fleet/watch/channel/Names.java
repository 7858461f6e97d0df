package org.sealpost.fleet.watch.channel;

import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Finds the addresses of a host.
@FunctionalInterface
public interface Names {
    /// Empty when there are none, or nobody can tell now.
    List<IpAddress> addresses(DomainName host);
}
