package org.sealpost.observe;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// Looks for the MTA-STS record, and when it is not where RFC 8461 §3.1 puts it, where people put it by mistake.
record RecordLook(Dns dns, ExecutorService threads) {
    Seen look(Watch watch) {
        DomainName domain = watch.domain();
        Lookup<TxtRecord> right = dns.txt(domain.child("_mta-sts"), watch.deadline());
        if (right instanceof Lookup.Failed || hasRecord(right)) {
            return new Seen(right, List.of());
        }
        List<Running<Lookup<TxtRecord>>> asked = strayNames(domain).stream()
                .map(name -> Running.start(threads, () -> dns.txt(name, watch.deadline())))
                .toList();
        List<Lookup<TxtRecord>> late = strayNames(domain).stream()
                .map(name -> NotLooked.OUT_OF_TIME.<TxtRecord>lookup(name, "TXT"))
                .toList();
        return new Seen(
                right,
                IntStream.range(0, asked.size())
                        .mapToObj(i -> asked.get(i).result(watch.deadline(), late.get(i)))
                        .toList());
    }

    /// Whether one of the records is meant to be an MTA-STS record, usable or not.
    static boolean hasRecord(Lookup<TxtRecord> lookup) {
        return lookup.found().stream()
                .flatMap(found -> found.records().stream())
                .anyMatch(record -> record.joined().latin1().startsWith("v=STSv1"));
    }

    /// The domain itself, the policy host, the name with an underscore for the hyphen, and the name with the domain
    /// twice, as a missing final dot in a zone file makes it.
    private static List<DomainName> strayNames(DomainName domain) {
        return Stream.of("", "mta-sts.", "_mta_sts.", "_mta-sts." + domain + ".")
                .flatMap(prefix -> DomainName.ofWire(prefix + domain).stream())
                .toList();
    }

    record Seen(Lookup<TxtRecord> right, List<Lookup<TxtRecord>> stray) {}
}
