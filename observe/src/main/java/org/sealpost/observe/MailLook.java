package org.sealpost.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.net.Limits;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Looks at every address of every MX host at once.
///
/// @param probing whether to connect to them
record MailLook(Dns dns, TlsaLook tlsa, SharedProbes probes, boolean probing, Limits limits, ExecutorService threads) {
    MailFacts look(Watch watch) {
        Lookup<MxRecord> mx = watch.part(Part.MX, () -> dns.mx(watch.domain(), watch.deadline()));
        return switch (mx) {
            case Lookup.Found<MxRecord> found -> explicit(watch, found);
            // RFC 5321 §5.1: only when there is no MX record at all is the domain its own MX.
            case Lookup.Absent<MxRecord> absent -> implicit(watch, absent);
            case Lookup.Failed<MxRecord> failed -> new MailFacts(failed, Optional.empty(), List.of(), 0);
        };
    }

    /// The same as if the MX records were these, 10 for the first, 20 for the next.
    MailFacts look(Watch watch, List<DomainName> insteadOfMx) {
        Lookup<MxRecord> mx = watch.part(Part.MX, () -> dns.mx(watch.domain(), watch.deadline()));
        List<MxRecord> records = new ArrayList<>();
        for (DomainName host : insteadOfMx) {
            records.add(new MxRecord(10 * (records.size() + 1), host.ascii(), Optional.of(host)));
        }
        return explicit(watch, new Lookup.Found<>(mx.question(), List.of(), records, Duration.ofHours(1), mx.dnssec()));
    }

    private MailFacts explicit(Watch watch, Lookup.Found<MxRecord> mx) {
        List<Map.Entry<DomainName, Integer>> hosts =
                List.copyOf(byPreference(mx.records()).entrySet());
        List<Map.Entry<DomainName, Integer>> looked =
                hosts.stream().limit(limits.mxHosts()).toList();
        List<Running<MxHostFacts>> running = looked.stream()
                .map(host -> Running.start(threads, () -> host(watch, host.getKey(), host.getValue())))
                .toList();
        List<MxHostFacts> facts = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            DomainName name = looked.get(i).getKey();
            facts.add(running.get(i)
                    .result(watch.deadline(), late(name, looked.get(i).getValue())));
        }
        return new MailFacts(mx, Optional.empty(), facts, hosts.size() - looked.size());
    }

    private MailFacts implicit(Watch watch, Lookup.Absent<MxRecord> mx) {
        TlsaLook.Stage dane = tlsa.start(watch, watch.domain());
        Addresses addresses = dns.addresses(watch.domain(), watch.deadline());
        List<MxHostFacts> hosts =
                addresses.known().isEmpty() ? List.of() : List.of(seen(watch, watch.domain(), 0, addresses, dane));
        return new MailFacts(mx, Optional.of(addresses), hosts, 0);
    }

    /// Each host once, with its lowest preference, the lowest first. What cannot be a host name has no place here
    /// and stays in the MX RRset; the root of a null MX (RFC 7505 §3) is such.
    private static Map<DomainName, Integer> byPreference(List<MxRecord> records) {
        Map<DomainName, Integer> hosts = new LinkedHashMap<>();
        records.stream()
                .sorted(Comparator.comparingInt(MxRecord::preference).thenComparing(MxRecord::exchange))
                .forEach(record -> record.host().ifPresent(host -> hosts.putIfAbsent(host, record.preference())));
        return hosts;
    }

    private MxHostFacts host(Watch watch, DomainName name, int preference) {
        TlsaLook.Stage dane = tlsa.start(watch, name);
        return seen(watch, name, preference, dns.addresses(name, watch.deadline()), dane);
    }

    private MxHostFacts seen(Watch watch, DomainName name, int preference, Addresses addresses, TlsaLook.Stage dane) {
        Running<List<Lookup<TlsaRecord>>> records = Running.start(threads, () -> dane.result(addresses));
        MxHostFacts probed = probed(watch, name, preference, addresses);
        return probed.withTlsa(records.result(watch.deadline(), List.of()));
    }

    private MxHostFacts probed(Watch watch, DomainName name, int preference, Addresses addresses) {
        if (!probing) {
            return new MxHostFacts(name, preference, addresses, List.of(), 0, List.of());
        }
        List<IpAddress> known = addresses.known();
        List<IpAddress> tried = known.stream().limit(limits.addressesPerHost()).toList();
        if (!tried.isEmpty()) {
            watch.caa().ask(name, watch.deadline());
        }
        List<SmtpAttempt> attempts = watch.host(Part.SMTP, name, () -> probeAll(watch, name, tried));
        return new MxHostFacts(name, preference, addresses, attempts, known.size() - tried.size(), List.of());
    }

    private List<SmtpAttempt> probeAll(Watch watch, DomainName name, List<IpAddress> addresses) {
        List<Running<SmtpAttempt>> running = addresses.stream()
                .map(address -> Running.start(threads, () -> probes.probe(name, address, watch.deadline())))
                .toList();
        List<SmtpAttempt> attempts = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            attempts.add(running.get(i).result(watch.deadline(), late(addresses.get(i))));
        }
        return attempts;
    }

    private static MxHostFacts late(DomainName name, int preference) {
        return new MxHostFacts(name, preference, NotLooked.OUT_OF_TIME.addresses(name), List.of(), 0, List.of());
    }

    private static SmtpAttempt late(IpAddress address) {
        var outcome = new SmtpOutcome.Unreachable(ConnectFault.OUT_OF_TIME, "the time for the domain was used up");
        return new SmtpAttempt(address, outcome, List.of(), Duration.ZERO);
    }
}
