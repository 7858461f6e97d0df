package org.sealpost.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.spf.SpfMechanism;
import org.sealpost.protocol.spf.SpfRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// Follows the SPF record of a domain wherever it leads: each name once, so that no loop holds it up, and no more names
/// than the limit. Names made by macros depend on the mail and are not followed.
final class SpfLook {
    /// Twice what RFC 7208 §4.6.4 lets a receiver look up, so that the count beyond the limit can still be told.
    private static final int NAMES = 20;

    private final Dns dns;
    private final Watch watch;
    private final ExecutorService threads;
    private final Set<String> met = new LinkedHashSet<>();
    private final List<Lookup<TxtRecord>> further = new ArrayList<>();
    private final Map<DomainName, Running<Addresses>> addresses = new LinkedHashMap<>();
    private final Map<DomainName, Running<Lookup<MxRecord>>> mx = new LinkedHashMap<>();
    private int notTried;

    SpfLook(Dns dns, Watch watch, ExecutorService threads) {
        this.dns = dns;
        this.watch = watch;
        this.threads = threads;
    }

    Seen look() {
        Lookup<TxtRecord> own = dns.txt(watch.domain(), watch.deadline());
        met.add("TXT " + watch.domain());
        List<Lookup<TxtRecord>> level = List.of(own);
        while (!level.isEmpty()) {
            Map<DomainName, Running<Lookup<TxtRecord>>> next = new LinkedHashMap<>();
            level.forEach(answer -> follow(answer, next));
            level = next.entrySet().stream()
                    .map(each -> each.getValue()
                            .result(watch.deadline(), NotLooked.OUT_OF_TIME.lookup(each.getKey(), "TXT")))
                    .toList();
            further.addAll(level);
        }
        return new Seen(
                own,
                further,
                addresses.entrySet().stream()
                        .map(each -> each.getValue()
                                .result(watch.deadline(), NotLooked.OUT_OF_TIME.addresses(each.getKey())))
                        .toList(),
                mx.entrySet().stream()
                        .map(each -> each.getValue()
                                .result(watch.deadline(), NotLooked.OUT_OF_TIME.lookup(each.getKey(), "MX")))
                        .toList(),
                notTried);
    }

    private void follow(Lookup<TxtRecord> answer, Map<DomainName, Running<Lookup<TxtRecord>>> next) {
        DomainName own = answer.question().name();
        answer.found()
                .flatMap(found -> SpfRecord.select(found.records()).parsed().value())
                .ifPresent(record -> {
                    for (SpfMechanism mechanism : record.effective()) {
                        mechanism.name(own).ifPresent(name -> ask(mechanism.kind(), name, next));
                    }
                    record.next().ifPresent(name -> ask(SpfMechanism.Kind.INCLUDE, name, next));
                });
    }

    private void ask(SpfMechanism.Kind kind, DomainName name, Map<DomainName, Running<Lookup<TxtRecord>>> next) {
        String type = switch (kind) {
            case INCLUDE -> "TXT ";
            case A -> "A ";
            case MX -> "MX ";
            case ALL, PTR, IP4, IP6, EXISTS -> "";
        };
        if (type.isEmpty() || met.contains(type + name)) {
            return;
        }
        if (met.size() > NAMES) {
            notTried++;
            return;
        }
        met.add(type + name);
        switch (kind) {
            case INCLUDE -> next.put(name, Running.start(threads, () -> dns.txt(name, watch.deadline())));
            case A -> addresses.put(name, Running.start(threads, () -> dns.addresses(name, watch.deadline())));
            case MX -> mx.put(name, Running.start(threads, () -> dns.mx(name, watch.deadline())));
            case ALL, PTR, IP4, IP6, EXISTS -> {
                // Nothing is asked for these.
            }
        }
    }

    record Seen(
            Lookup<TxtRecord> own,
            List<Lookup<TxtRecord>> further,
            List<Addresses> addresses,
            List<Lookup<MxRecord>> mx,
            int notTried) {}
}
