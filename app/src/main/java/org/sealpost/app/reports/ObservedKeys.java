package org.sealpost.app.reports;

import java.time.Duration;
import org.sealpost.app.dns.OpenDns;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.reports.authentic.DkimKeys;

/// The keys of signatures as DNS has them.
public final class ObservedKeys implements DkimKeys, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OpenDns open;

    private ObservedKeys(OpenDns open) {
        this.open = open;
    }

    /// @throws IllegalArgumentException when the AD bit of a resolver is to be trusted that is not on this machine
    public static ObservedKeys open(ObserverOptions options) {
        return new ObservedKeys(OpenDns.open(options));
    }

    /// An answer that DNSSEC calls forged is no answer.
    @Override
    public Answer lookup(DomainName name) {
        return switch (open.dns().txt(name, Deadline.after(PATIENCE))) {
            case Lookup.Found<TxtRecord> found -> new Answer.Found(found.records());
            case Lookup.Absent<TxtRecord> _ -> new Answer.Absent();
            case Lookup.Failed<TxtRecord> failed -> new Answer.Failed(failed.fault() + " " + failed.detail());
        };
    }

    @Override
    public void close() {
        open.close();
    }
}
