package org.sealpost.app.reports;

import java.time.Duration;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.SystemResolvers;
import org.sealpost.observe.dns.ValidatingDns;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.reports.authentic.DkimKeys;

/// The keys of signatures as DNS has them.
public final class ObservedKeys implements DkimKeys, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Dialer dialer;
    private final Dns dns;

    private ObservedKeys(Dialer dialer, Dns dns) {
        this.dialer = dialer;
        this.dns = dns;
    }

    /// @throws IllegalArgumentException when the AD bit of a resolver is to be trusted that is not on this machine
    public static ObservedKeys open(ObserverOptions options) {
        DnsOptions asked = options.dns().resolvers().isEmpty()
                ? options.dns().withResolvers(SystemResolvers.find())
                : options.dns();
        Dialer dialer = Dialer.open(options.dialer());
        return new ObservedKeys(dialer, ValidatingDns.open(asked, options.trust(), options.clock(), dialer));
    }

    /// An answer that DNSSEC calls forged is no answer.
    @Override
    public Answer lookup(DomainName name) {
        return switch (dns.txt(name, Deadline.after(PATIENCE))) {
            case Lookup.Found<TxtRecord> found -> new Answer.Found(found.records());
            case Lookup.Absent<TxtRecord> _ -> new Answer.Absent();
            case Lookup.Failed<TxtRecord> failed -> new Answer.Failed(failed.fault() + " " + failed.detail());
        };
    }

    @Override
    public void close() {
        dns.close();
        dialer.close();
    }
}
