package org.sealpost.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.IssuanceFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.caa.CaaRecord;
import org.sealpost.protocol.name.DomainName;

/// The CAA records for hosts that are about to be connected to: at the name of each and at every name above it, all
/// at once and each name once (RFC 8659 §3).
final class CaaLook {
    private static final int LEVELS = 10;
    private static final int NAMES = 60;

    private final Dns dns;
    private final boolean asked;
    private final ExecutorService threads;
    private final Map<DomainName, Running<Lookup<CaaRecord>>> running = new LinkedHashMap<>();

    /// @param asked whether to look at all
    CaaLook(Dns dns, boolean asked, ExecutorService threads) {
        this.dns = dns;
        this.asked = asked;
        this.threads = threads;
    }

    /// Asks for all that counts for a host, or for nothing where that would be too much.
    synchronized void ask(DomainName host, Deadline deadline) {
        List<DomainName> names = upwards(host);
        if (asked && names.size() <= LEVELS && running.size() + names.size() <= NAMES) {
            names.forEach(name ->
                    running.computeIfAbsent(name, same -> Running.start(threads, () -> dns.caa(same, deadline))));
        }
    }

    /// The name and those above it, without the root.
    private static List<DomainName> upwards(DomainName host) {
        List<DomainName> names = new ArrayList<>();
        for (Optional<DomainName> name = Optional.of(host);
                name.isPresent();
                name = name.get().parent()) {
            names.add(name.get());
        }
        return names;
    }

    /// What was found, in the order of names; to be called when no more will be asked.
    synchronized IssuanceFacts results(Deadline deadline) {
        List<Lookup<CaaRecord>> all = new ArrayList<>();
        running.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each ->
                        all.add(each.getValue().result(deadline, NotLooked.OUT_OF_TIME.lookup(each.getKey(), "CAA"))));
        return new IssuanceFacts(all);
    }
}
