package org.sealpost.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// The TLS-RPT records of MX hosts, asked as soon as one is known to have TLSA records: the domain that reports about
/// DANE are about is the base domain of these (RFC 8460 §1.1).
final class HostReports {
    private static final int HOSTS = 8;

    private final Dns dns;
    private final boolean asked;
    private final ExecutorService threads;
    private final Map<DomainName, Running<Lookup<TxtRecord>>> running = new LinkedHashMap<>();

    /// @param asked whether to look at all
    HostReports(Dns dns, boolean asked, ExecutorService threads) {
        this.dns = dns;
        this.asked = asked;
        this.threads = threads;
    }

    /// @param base the name below which TLSA records are
    synchronized void ask(DomainName base, Deadline deadline) {
        Optional<DomainName> name = DomainName.ofWire("_smtp._tls." + base);
        if (asked && running.size() < HOSTS) {
            name.ifPresent(at ->
                    running.computeIfAbsent(at, same -> Running.start(threads, () -> dns.txt(same, deadline))));
        }
    }

    /// What was found, in the order of names; to be called when no more will be asked.
    synchronized List<Lookup<TxtRecord>> results(Deadline deadline) {
        List<Lookup<TxtRecord>> all = new ArrayList<>();
        running.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each ->
                        all.add(each.getValue().result(deadline, NotLooked.OUT_OF_TIME.lookup(each.getKey(), "TXT"))));
        return all;
    }
}
