package org.sealpost.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.EndpointAnswer;
import org.sealpost.observe.facts.EndpointAttempt;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ReportDestination;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// The words for what was seen of a destination of reports: `mailto:a@b.example ok`, `https://b.example/ 204
/// refused`.
final class ReportStory {
    private static final IpAddress ADDRESS = IpAddress.of(new byte[] {(byte) 192, 0, 2, 25});

    private ReportStory() {}

    static ReportDestination destination(String clause) {
        List<String> words = List.of(clause.split(" ", -1));
        String uri = words.getFirst();
        List<String> acts = words.subList(1, words.size());
        return uri.startsWith("mailto:")
                ? mailbox(uri, DomainName.of(uri.substring(uri.indexOf('@') + 1)), acts.getFirst())
                : endpoint(uri, DomainName.of(uri.split("/", -1)[2]), acts);
    }

    private static ReportDestination mailbox(String uri, DomainName name, String act) {
        var question = new Question(name, "MX");
        var mx1 = new MxRecord(10, "mx1." + name, Optional.of(name.child("mx1")));
        Lookup<MxRecord> mx = switch (act) {
            case "null-mx" -> found(question, new MxRecord(0, ".", Optional.empty()));
            case "no-domain" -> new Lookup.Absent<>(question, List.of(), false, Dnssec.SECURE);
            case "no-host", "implicit", "implicit-servfail" ->
                new Lookup.Absent<>(question, List.of(), true, Dnssec.SECURE);
            case "servfail" -> failed(question);
            default -> found(question, mx1);
        };
        Addresses own = addresses(name, act);
        return switch (mx) {
            case Lookup.Found<MxRecord> _ ->
                new ReportDestination.Mailbox(
                        uri,
                        name,
                        mx,
                        Optional.empty(),
                        act.equals("null-mx") ? List.of() : List.of(addresses(name.child("mx1"), act)),
                        act.equals("cut") ? 1 : 0);
            case Lookup.Absent<MxRecord> _ ->
                new ReportDestination.Mailbox(uri, name, mx, Optional.of(own), List.of(), 0);
            case Lookup.Failed<MxRecord> _ ->
                new ReportDestination.Mailbox(uri, name, mx, Optional.empty(), List.of(), 0);
        };
    }

    private static ReportDestination endpoint(String uri, DomainName name, List<String> acts) {
        var attempts = new ArrayList<EndpointAttempt>();
        for (String act : acts) {
            if (!act.startsWith("!")) {
                attempts.add(new EndpointAttempt(ADDRESS, answer(act, name), Duration.ofMillis(30)));
            }
        }
        return new ReportDestination.Endpoint(uri, name, addresses(name, acts.getFirst()), attempts, 0);
    }

    private static EndpointAnswer answer(String act, DomainName name) {
        return switch (act) {
            case "refused" -> new EndpointAnswer.Unreachable(ConnectFault.REFUSED, "told so");
            case "guarded" -> new EndpointAnswer.Unreachable(ConnectFault.GUARDED, "told so");
            case "not-http" -> new EndpointAnswer.NotHttp("SSH-2.0");
            case "tls-failed" -> new EndpointAnswer.TlsFailed(TlsFault.ALERT, "handshake_failure");
            case "expired" -> new EndpointAnswer.Untrusted(Acts.session(name, Set.of(CertificateFault.EXPIRED)));
            default -> new EndpointAnswer.Answered(Integer.parseInt(act), Acts.session(name, Set.of()));
        };
    }

    private static Addresses addresses(DomainName name, String act) {
        var a = new Question(name, "A");
        Lookup<IpAddress> ipv4 = switch (act) {
            case "mx-without-address", "cut", "no-host", "no-domain", "!none" ->
                new Lookup.Absent<>(a, List.of(), true, Dnssec.SECURE);
            case "implicit-servfail", "!servfail" -> failed(a);
            default -> found(a, ADDRESS);
        };
        return new Addresses(
                name, ipv4, new Lookup.Absent<>(new Question(name, "AAAA"), List.of(), true, Dnssec.SECURE));
    }

    private static <T> Lookup<T> found(Question question, T record) {
        return new Lookup.Found<>(question, List.of(), List.of(record), Duration.ofHours(1), Dnssec.SECURE);
    }

    private static <T> Lookup<T> failed(Question question) {
        return new Lookup.Failed<>(question, List.of(), DnsFault.SERVER_FAILURE, "told so", Dnssec.INDETERMINATE);
    }
}
