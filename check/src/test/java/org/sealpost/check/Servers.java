package org.sealpost.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.AskedServer;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.NameServerFacts;
import org.sealpost.observe.facts.NameServerFacts.ResolverFacts;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.Delegation;
import org.sealpost.observe.facts.ZoneFacts.NameServer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Name servers told in words, such as `ns2 lame`; `!none` for none that was asked.
final class Servers {
    private static final Question RECORD = new Question(Story.DOMAIN.child("_mta-sts"), "TXT");
    private static final Question MX = new Question(Story.DOMAIN, "MX");
    private static final Question HOST = new Question(Story.DOMAIN.child("mta-sts"), "A");
    private static final Question NOBODY = new Question(Story.DOMAIN.child(NameServerFacts.NOBODY), "TXT");

    private Servers() {}

    /// @param resolved what further resolvers say of the MTA-STS record
    static NameServerFacts told(List<String> words, List<String> resolved) {
        List<ResolverFacts> resolvers = resolved.stream()
                .map(text -> new ResolverFacts("192.0.2.53", List.of(resolved(text))))
                .toList();
        return new NameServerFacts(words.contains("!none") ? List.of() : List.of(zone(words)), resolvers);
    }

    private static ServerAnswer resolved(String text) {
        return switch (text) {
            case "!none" -> new ServerAnswer.Nothing(RECORD, false, false);
            case "!servfail" -> new ServerAnswer.Refused(RECORD, "SERVFAIL");
            default -> records(RECORD, false, Duration.ofHours(1), "TXT", text);
        };
    }

    private static ZoneFacts zone(List<String> words) {
        List<NameServer> servers = new ArrayList<>();
        List<String> above = new ArrayList<>();
        List<String> inside = new ArrayList<>();
        for (String told : words) {
            String[] parts = told.split(" ", 2);
            String name = parts[0] + ".example.net";
            if (!parts[1].equals("not-delegated")) {
                above.add(name);
            }
            inside.add(name);
            servers.add(server(name, servers.size(), parts[1]));
        }
        List<NameServer> whole = servers.stream()
                .map(server -> new NameServer(
                        server.name(),
                        true,
                        server.at().stream()
                                .map(at -> at.serial().isPresent() ? withNs(at, inside) : at)
                                .toList(),
                        0))
                .toList();
        return new ZoneFacts(
                Story.DOMAIN,
                false,
                inside.stream().map(DomainName::of).toList(),
                Optional.of(new Delegation(ip(99), above)),
                whole,
                0);
    }

    private static AskedServer withNs(AskedServer at, List<String> names) {
        List<ServerAnswer> answers = new ArrayList<>(at.answers());
        answers.add(new ServerAnswer.Records(
                new Question(Story.DOMAIN, "NS"),
                true,
                Duration.ofHours(1),
                names.stream().map(name -> new ServerRecord("NS", name)).toList()));
        return new AskedServer(at.address(), at.serial(), answers);
    }

    private static NameServer server(String name, int index, String act) {
        return new NameServer(
                DomainName.of(name), true, act.equals("nowhere") ? List.of() : List.of(asked(index, act)), 0);
    }

    private static AskedServer asked(int index, String act) {
        var soa = new Question(Story.DOMAIN, "SOA");
        return switch (act) {
            case "lame" -> failed(index, new ServerAnswer.Refused(soa, "REFUSED"));
            case "sends-on" -> failed(index, new ServerAnswer.Referral(soa, "", List.of("a.root-servers.net")));
            case "without-authority" ->
                failed(index, records(soa, false, Duration.ofHours(1), "SOA", "ns1.example.net"));
            case "silent" -> failed(index, missing(soa, false, ConnectFault.TIMED_OUT));
            case "guarded" -> failed(index, missing(soa, false, ConnectFault.GUARDED));
            case "late" -> failed(index, missing(soa, false, ConnectFault.OUT_OF_TIME));
            case "no-tcp" -> sound(index, 7, missing(RECORD, true, ConnectFault.REFUSED), Duration.ofHours(1), "a");
            case "old" -> sound(index, 6, record("v=STSv1; id=1;", 3600), Duration.ofHours(1), "a");
            case "older-by-wrap" -> sound(index, 4294967295L, record("v=STSv1; id=1;", 3600), Duration.ofHours(1), "a");
            case "other-record" -> sound(index, 7, record("v=STSv1; id=2;", 3600), Duration.ofHours(1), "a");
            case "no-record" ->
                sound(index, 7, new ServerAnswer.Nothing(RECORD, true, false), Duration.ofHours(1), "a");
            case "fails-for-record" ->
                sound(index, 7, new ServerAnswer.Refused(RECORD, "SERVFAIL"), Duration.ofHours(1), "a");
            case "other-address" -> sound(index, 7, record("v=STSv1; id=1;", 3600), Duration.ofHours(1), "b");
            case "day" -> sound(index, 7, record("v=STSv1; id=1;", 86_400), Duration.ofHours(24), "a");
            case "long" -> sound(index, 7, record("v=STSv1; id=1;", 86_401), Duration.ofHours(1), "a");
            case "long-mx" -> sound(index, 7, record("v=STSv1; id=1;", 3600), Duration.ofHours(25), "a");
            case "wildcard" -> {
                AskedServer usual = sound(index, 7, record("v=STSv1; id=1;", 3600), Duration.ofHours(1), "a");
                List<ServerAnswer> answers = new ArrayList<>(usual.answers());
                answers.removeIf(answer -> answer.question().equals(NOBODY));
                answers.add(records(NOBODY, true, Duration.ofHours(1), "TXT", "v=spf1 -all"));
                yield new AskedServer(usual.address(), usual.serial(), answers);
            }
            case "ok", "not-delegated", "nowhere" ->
                sound(index, 7, record("v=STSv1; id=1;", 3600), Duration.ofHours(1), "a");
            default -> throw new IllegalArgumentException("no such server: " + act);
        };
    }

    private static AskedServer failed(int index, ServerAnswer soa) {
        return new AskedServer(ip(index), Optional.empty(), List.of(soa));
    }

    private static AskedServer sound(int index, long serial, ServerAnswer record, Duration mxTtl, String address) {
        return new AskedServer(
                ip(index),
                Optional.of(serial),
                List.of(
                        records(new Question(Story.DOMAIN, "SOA"), true, Duration.ofHours(1), "SOA", "x " + serial),
                        record,
                        records(MX, true, mxTtl, "MX", "10 mx1.example.org"),
                        records(HOST, true, Duration.ofHours(1), "A", address),
                        new ServerAnswer.Nothing(NOBODY, true, false)));
    }

    private static ServerAnswer record(String text, long ttl) {
        return records(RECORD, true, Duration.ofSeconds(ttl), "TXT", text);
    }

    private static ServerAnswer records(Question question, boolean authority, Duration ttl, String type, String data) {
        return new ServerAnswer.Records(question, authority, ttl, List.of(new ServerRecord(type, data)));
    }

    private static ServerAnswer missing(Question question, boolean truncated, ConnectFault fault) {
        return new ServerAnswer.Missing(question, truncated, fault, "told so");
    }

    private static IpAddress ip(int index) {
        return IpAddress.of(new byte[] {(byte) 192, 0, 2, (byte) (index + 1)});
    }
}
