package org.sealpost.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.EndpointAnswer;
import org.sealpost.observe.facts.EndpointAttempt;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.ReportDestination;
import org.sealpost.observe.facts.ReportingFacts;
import org.sealpost.observe.https.EndpointProbe;
import org.sealpost.observe.net.Limits;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// Looks at every destination of the TLS-RPT record at once: a mailbox by DNS alone, a server by one question that
/// posts nothing.
record ReportLook(Dns dns, EndpointProbe probe, Limits limits, ExecutorService threads) {
    private static final int DESTINATIONS = 8;
    private static final int MX_HOSTS = 8;

    /// The name that the drafts before RFC 8460 had for the record.
    static DomainName oldName(DomainName domain) {
        return domain.child("_smtp-tlsrpt");
    }

    /// All but the records of MX hosts, which are not known here.
    ReportingFacts look(Watch watch, Running<Lookup<TxtRecord>> record) {
        DomainName oldName = oldName(watch.domain());
        Running<Lookup<TxtRecord>> old = Running.start(threads, () -> dns.txt(oldName, watch.deadline()));
        List<Destination> all = destinations(
                watch.domain(), record.result(watch.deadline(), NotLooked.OUT_OF_TIME.lookup(watch.domain(), "TXT")));
        List<Destination> tried = all.stream().limit(DESTINATIONS).toList();
        List<String> left =
                all.stream().skip(DESTINATIONS).map(Destination::uri).toList();
        List<Running<Optional<ReportDestination>>> running = tried.stream()
                .map(destination -> Running.start(threads, () -> seen(watch, destination)))
                .toList();
        List<ReportDestination> seen = running.stream()
                .flatMap(each -> each.result(watch.deadline(), Optional.empty()).stream())
                .toList();
        return new ReportingFacts(
                seen, left, old.result(watch.deadline(), NotLooked.OUT_OF_TIME.lookup(oldName, "TXT")), List.of());
    }

    /// Those that reports can be sent to and that lie elsewhere, each once.
    private static List<Destination> destinations(DomainName domain, Lookup<TxtRecord> record) {
        return record.found().stream()
                .flatMap(found -> TlsRptRecord.select(found.records()).parsed().value().stream())
                .flatMap(parsed -> parsed.rua().stream())
                .filter(destination -> switch (destination) {
                    case Destination.Mail mail -> !mail.domain().equals(domain);
                    case Destination.Https _ -> true;
                    case Destination.Unusable _ -> false;
                })
                .distinct()
                .toList();
    }

    private Optional<ReportDestination> seen(Watch watch, Destination destination) {
        return switch (destination) {
            case Destination.Mail mail ->
                Optional.of(watch.host(Part.TLS_RPT, mail.domain(), () -> mailbox(watch, mail)));
            case Destination.Https https ->
                Optional.of(watch.host(Part.TLS_RPT, https.host(), () -> endpoint(watch, https)));
            case Destination.Unusable _ -> Optional.empty();
        };
    }

    private ReportDestination mailbox(Watch watch, Destination.Mail mail) {
        Lookup<MxRecord> mx = dns.mx(mail.domain(), watch.deadline());
        List<DomainName> hosts = mx.found().stream()
                .flatMap(found -> found.records().stream())
                .flatMap(record -> record.host().stream())
                .distinct()
                .toList();
        List<DomainName> tried = hosts.stream().limit(MX_HOSTS).toList();
        List<Running<Addresses>> running = tried.stream()
                .map(host -> Running.start(threads, () -> dns.addresses(host, watch.deadline())))
                .toList();
        // RFC 5321 §5.1: only when there is no MX record at all does mail go to the address of the domain.
        Optional<Addresses> implicit = mx instanceof Lookup.Absent<MxRecord>
                ? Optional.of(dns.addresses(mail.domain(), watch.deadline()))
                : Optional.empty();
        List<Addresses> addresses = IntStream.range(0, tried.size())
                .mapToObj(i -> running.get(i).result(watch.deadline(), NotLooked.OUT_OF_TIME.addresses(tried.get(i))))
                .toList();
        return new ReportDestination.Mailbox(
                mail.uri(), mail.domain(), mx, implicit, addresses, hosts.size() - tried.size());
    }

    private ReportDestination endpoint(Watch watch, Destination.Https https) {
        Addresses addresses = dns.addresses(https.host(), watch.deadline());
        List<IpAddress> known = addresses.known();
        List<IpAddress> tried = known.stream().limit(limits.addressesPerHost()).toList();
        List<Running<EndpointAttempt>> running = tried.stream()
                .map(address -> Running.start(threads, () -> probe.probe(https, address, watch.deadline())))
                .toList();
        List<EndpointAttempt> attempts = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            attempts.add(running.get(i).result(watch.deadline(), late(tried.get(i))));
        }
        return new ReportDestination.Endpoint(
                https.uri(), https.host(), addresses, attempts, known.size() - tried.size());
    }

    private static EndpointAttempt late(IpAddress address) {
        var answer = new EndpointAnswer.Unreachable(ConnectFault.OUT_OF_TIME, "the time for the domain was used up");
        return new EndpointAttempt(address, answer, Duration.ZERO);
    }
}
