package org.sealpost.host.delegation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.dns.Zones;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.caa.CaaRecord;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;

/// DNS as a table: aliases, records, and names about which nobody answers.
public final class AnsweringDns implements Dns {
    private static final Duration TTL = Duration.ofMinutes(5);

    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, List<Object>> records = new HashMap<>();
    private final List<String> silent = new ArrayList<>();

    /// Nothing stands anywhere.
    public AnsweringDns() {}

    public AnsweringDns alias(String owner, String target) {
        aliases.put(owner, target);
        return this;
    }

    public AnsweringDns record(String owner, Object record) {
        records.computeIfAbsent(owner, _ -> new ArrayList<>()).add(record);
        return this;
    }

    public AnsweringDns silent(String name) {
        silent.add(name);
        return this;
    }

    private <T> Lookup<T> lookup(DomainName name, String type, Class<T> kind) {
        var question = new Question(name, type);
        List<Alias> followed = new ArrayList<>();
        String at = name.ascii();
        while (aliases.containsKey(at)) {
            followed.add(new Alias(at, aliases.get(at), TTL));
            at = aliases.get(at);
        }
        if (silent.contains(at)) {
            return new Lookup.Failed<>(question, followed, DnsFault.TIMED_OUT, "no answer", Dnssec.INDETERMINATE);
        }
        List<T> found = records.getOrDefault(at, List.of()).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        return found.isEmpty()
                ? new Lookup.Absent<>(question, followed, records.containsKey(at), Dnssec.INSECURE)
                : new Lookup.Found<>(question, followed, found, TTL, Dnssec.INSECURE);
    }

    @Override
    public Lookup<TxtRecord> txt(DomainName name, Deadline deadline) {
        return lookup(name, "TXT", TxtRecord.class);
    }

    @Override
    public boolean deniesTxt(DomainName name, Deadline deadline) {
        return txt(name, deadline) instanceof Lookup.Absent;
    }

    @Override
    public Lookup<MxRecord> mx(DomainName name, Deadline deadline) {
        return lookup(name, "MX", MxRecord.class);
    }

    @Override
    public Lookup<IpAddress> ipv4(DomainName name, Deadline deadline) {
        return lookup(name, "A", IpAddress.class);
    }

    @Override
    public Lookup<IpAddress> ipv6(DomainName name, Deadline deadline) {
        return lookup(name, "AAAA", IpAddress.class);
    }

    @Override
    public Lookup<TlsaRecord> tlsa(DomainName name, Deadline deadline) {
        return lookup(name, "TLSA", TlsaRecord.class);
    }

    @Override
    public Lookup<CaaRecord> caa(DomainName name, Deadline deadline) {
        return lookup(name, "CAA", CaaRecord.class);
    }

    @Override
    public Addresses addresses(DomainName host, Deadline deadline) {
        return new Addresses(host, ipv4(host, deadline), ipv6(host, deadline));
    }

    @Override
    public Zones zones() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Vantage.Validation validation() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
