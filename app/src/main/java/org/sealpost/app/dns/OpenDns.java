package org.sealpost.app.dns;

import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.SystemResolvers;
import org.sealpost.observe.dns.ValidatingDns;
import org.sealpost.observe.net.Dialer;

/// A way to ask DNS, and the sockets under it: the resolvers that were named, otherwise those of this machine.
public record OpenDns(Dialer dialer, Dns dns) implements AutoCloseable {
    /// @throws IllegalArgumentException when the AD bit of a resolver is to be trusted that is not on this machine
    public static OpenDns open(ObserverOptions options) {
        DnsOptions asked = options.dns().resolvers().isEmpty()
                ? options.dns().withResolvers(SystemResolvers.find())
                : options.dns();
        Dialer dialer = Dialer.open(options.dialer());
        return new OpenDns(dialer, ValidatingDns.open(asked, options.trust(), options.clock(), dialer));
    }

    @Override
    public void close() {
        dns.close();
        dialer.close();
    }
}
