package org.sealpost.host.delegation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;

/// Looks where a customer's names lead.
public final class DelegationCheck {
    private final Dns dns;
    private final Duration limit;

    /// @param limit for all questions about one delegation
    public DelegationCheck(Dns dns, Duration limit) {
        this.dns = dns;
        this.limit = limit;
    }

    /// All four.
    public Map<Purpose, Pointing> look(Delegation delegation) {
        Deadline deadline = Deadline.after(limit);
        var all = new EnumMap<Purpose, Pointing>(Purpose.class);
        delegation.records().forEach(record -> all.put(record.purpose(), look(record, deadline)));
        return all;
    }

    /// One of them.
    public Pointing look(Delegation.Cname record) {
        return look(record, Deadline.after(limit));
    }

    private Pointing look(Delegation.Cname record, Deadline deadline) {
        return switch (record.purpose()) {
            case POLICY_HOST -> {
                Addresses addresses = dns.addresses(record.owner(), deadline);
                Pointing first = judge(addresses.ipv4(), record);
                yield first instanceof Pointing.Here || first instanceof Pointing.Elsewhere
                        ? first
                        : more(first, judge(addresses.ipv6(), record));
            }
            case POLICY_RECORD, REPORT_RECORD, CHALLENGE -> judge(dns.txt(record.owner(), deadline), record);
        };
    }

    /// One family of addresses may say nothing while the other does; both must be absent for nothing to be there.
    private static Pointing more(Pointing first, Pointing second) {
        return switch (second) {
            case Pointing.Here _, Pointing.Elsewhere _, Pointing.Unknown _ -> second;
            case Pointing.Absent _ -> first;
        };
    }

    private static <T> Pointing judge(Lookup<T> answer, Delegation.Cname record) {
        if (answer instanceof Lookup.Failed<T> failed) {
            // What could not be trusted, or broke off, proves nothing.
            return new Pointing.Unknown(failed.fault() + ": " + failed.detail());
        }
        if (answer.aliases().stream().anyMatch(alias -> isTarget(alias, record.target()))) {
            return new Pointing.Here();
        }
        Optional<Alias> first = answer.aliases().stream().findFirst();
        if (first.isPresent()) {
            return new Pointing.Elsewhere("an alias of " + first.get().target());
        }
        return answer.found()
                .<Pointing>map(found -> new Pointing.Elsewhere("records of its own: " + shown(found.records())))
                .orElseGet(Pointing.Absent::new);
    }

    private static boolean isTarget(Alias alias, DomainName target) {
        return DomainName.ofWire(alias.target()).filter(target::equals).isPresent();
    }

    private static String shown(List<?> records) {
        String text = records.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
