package org.sealpost.observe;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.AuthenticationFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// Looks at SPF, DKIM and DMARC of a domain, all at the same time.
record AuthenticationLook(Dns dns, DkimLook dkim, ExecutorService threads) {
    /// RFC 7489 §6.6.3 looks at the organizational domain; without a list of public suffixes the nearest name above
    /// with a record stands for it.
    private static final int NAMES_ABOVE = 5;

    AuthenticationFacts look(Watch watch) {
        AuthenticationFacts unseen = NotLooked.OUT_OF_TIME.authentication(watch.domain());
        Running<SpfLook.Seen> spf = Running.start(threads, () -> new SpfLook(dns, watch, threads).look());
        Running<DkimLook.Seen> keys = Running.start(threads, () -> dkim.look(watch));
        Lookup<TxtRecord> dmarc = dns.txt(dmarcName(watch.domain()), watch.deadline());
        List<Lookup<TxtRecord>> above =
                dmarc instanceof Lookup.Failed || hasRecord(dmarc) ? List.of() : dmarcAbove(watch);
        SpfLook.Seen spfSeen =
                spf.result(watch.deadline(), new SpfLook.Seen(unseen.spf(), List.of(), List.of(), List.of(), 0));
        DkimLook.Seen dkimSeen =
                keys.result(watch.deadline(), new DkimLook.Seen(unseen.dkimFolder(), List.of(), List.of()));
        return new AuthenticationFacts(
                spfSeen.own(),
                spfSeen.further(),
                spfSeen.addresses(),
                spfSeen.mx(),
                spfSeen.notTried(),
                dmarc,
                above,
                dkimSeen.folder(),
                dkimSeen.selectors(),
                dkimSeen.without());
    }

    private static DomainName dmarcName(DomainName domain) {
        return domain.child("_dmarc");
    }

    private static boolean hasRecord(Lookup<TxtRecord> lookup) {
        return lookup.found().stream()
                .flatMap(found -> found.records().stream())
                .anyMatch(record -> record.joined().latin1().startsWith("v=DMARC1"));
    }

    private List<Lookup<TxtRecord>> dmarcAbove(Watch watch) {
        List<DomainName> names = Stream.iterate(watch.domain().parent(), name -> name.flatMap(DomainName::parent))
                .takeWhile(name -> name.filter(each -> each.labels().size() > 1).isPresent())
                .limit(NAMES_ABOVE)
                .map(name -> dmarcName(name.orElseThrow()))
                .toList();
        List<Running<Lookup<TxtRecord>>> running = names.stream()
                .map(name -> Running.start(threads, () -> dns.txt(name, watch.deadline())))
                .toList();
        return IntStream.range(0, names.size())
                .mapToObj(
                        i -> running.get(i).result(watch.deadline(), NotLooked.OUT_OF_TIME.lookup(names.get(i), "TXT")))
                .toList();
    }
}
