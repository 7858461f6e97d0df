package org.sealpost.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MisplacedPolicy;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ReportingFacts;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;

/// Facts told in words: what a story does not say is as in a healthy domain. Its clauses stand between `|`,
/// such as `policy: testing | smtp: mx2 no-starttls`; [Acts] has the words for what a server does.
final class Story {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final DomainName DOMAIN = DomainName.of("example.org");

    private final Map<String, List<String>> clauses = new LinkedHashMap<>();

    private Story(String text) {
        for (String clause : text.split(" \\| ?", -1)) {
            if (!clause.isBlank() && !clause.equals("(healthy)")) {
                String[] parts = clause.split(": ?", 2);
                clauses.computeIfAbsent(parts[0].strip(), key -> new ArrayList<>())
                        .add(parts[1].strip());
            }
        }
    }

    static DomainFacts facts(String text) {
        return new Story(text).facts();
    }

    private DomainFacts facts() {
        var facts = NotLooked.LEFT_OUT
                .domain(DOMAIN, NOW, vantage())
                .withTook(Duration.ofSeconds(1))
                .withRecord(txt("record", DOMAIN.child("_mta-sts"), "v=STSv1; id=20261121T000000;"), strays())
                .withPolicyHost(policyHost())
                .withMail(new TlsaStory(all("tlsa"), all("unsigned")).with(mail()))
                .withTlsRpt(txt(
                        "tlsrpt", DOMAIN.child("_tls").child("_smtp"), "v=TLSRPTv1; rua=mailto:reports@example.org"))
                .withReporting(reporting())
                .withAuthentication(authentication().facts(DOMAIN))
                .withIssuance(CaaStory.told(DOMAIN, all("caa")))
                .withNameServers(Servers.told(all("server", "ns1 ok", "ns2 ok"), all("resolver")));
        if (!clauses.isEmpty()) {
            throw new IllegalArgumentException("no such clause: " + clauses);
        }
        return facts;
    }

    private List<String> all(String name, String... otherwise) {
        List<String> told = clauses.remove(name);
        return told == null ? List.of(otherwise) : told;
    }

    private Vantage vantage() {
        List<String> words = all("vantage");
        Set<Part> without = EnumSet.noneOf(Part.class);
        all("without").forEach(part -> without.add(Part.valueOf(part.toUpperCase(Locale.ROOT))));
        return new Vantage(
                words.contains("no-signatures") ? Vantage.Validation.NO_SIGNATURES : Vantage.Validation.OWN,
                true,
                !words.contains("no-ipv6"),
                without);
    }

    private Lookup<TxtRecord> txt(String clause, DomainName name, String usual) {
        List<Alias> aliases = all(clause + "-alias").stream()
                .map(target -> new Alias(name.ascii(), target, Duration.ofHours(1)))
                .toList();
        List<String> texts = all(clause, usual);
        return lookup(new Question(name, "TXT"), aliases, texts, text -> TxtRecord.of(text.replace("\\n", "\n")));
    }

    private List<Lookup<TxtRecord>> strays() {
        return all("stray").stream()
                .map(text -> {
                    String[] parts = text.split(" ", 2);
                    var question = new Question(DomainName.of(parts[0]), "TXT");
                    return lookup(question, List.of(), List.of(parts[1]), TxtRecord::of);
                })
                .toList();
    }

    private static <T> Lookup<T> lookup(
            Question question, List<Alias> aliases, List<String> words, Function<String, T> record) {
        return switch (words.getFirst()) {
            case "!none" -> new Lookup.Absent<>(question, aliases, false, Dnssec.SECURE);
            case "!nodata" -> new Lookup.Absent<>(question, aliases, true, Dnssec.SECURE);
            case "!servfail" -> failed(question, aliases, DnsFault.SERVER_FAILURE, Dnssec.INDETERMINATE);
            case "!timeout" -> failed(question, aliases, DnsFault.TIMED_OUT, Dnssec.INDETERMINATE);
            case "!bogus" -> failed(question, aliases, DnsFault.BOGUS, Dnssec.BOGUS);
            default ->
                new Lookup.Found<>(
                        question, aliases, words.stream().map(record).toList(), Duration.ofHours(1), Dnssec.SECURE);
        };
    }

    private static <T> Lookup<T> failed(Question question, List<Alias> aliases, DnsFault fault, Dnssec dnssec) {
        return new Lookup.Failed<>(question, aliases, fault, "told so", dnssec);
    }

    private PolicyHostFacts policyHost() {
        DomainName name = DOMAIN.child("mta-sts");
        String mode = all("policy", "enforce").getFirst();
        String age = all("max_age", "1209600").getFirst();
        String patterns = all("patterns", "mx1.example.org mx2.example.org").getFirst();
        var text = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
        for (String pattern : patterns.isEmpty() ? new String[0] : patterns.split(" ", -1)) {
            text.append("mx: ").append(pattern).append("\r\n");
        }
        text.append("max_age: ").append(age).append("\r\n");
        String body = all("policy-text", text.toString())
                        .getFirst()
                        .replace("\\t", "\t")
                        .replace("\\uFEFF", "\uFEFF")
                        .replace("\\n", "\n")
                + "mode: enforce\n"
                        .repeat(Integer.parseInt(all("further-modes", "0").getFirst()));
        String type = all("type", "text/plain").getFirst();
        List<Alias> aliases = all("host-alias").stream()
                .map(target -> new Alias(name.ascii(), target, Duration.ofHours(1)))
                .toList();
        int cut = Integer.parseInt(all("host-cut", "0").getFirst());
        List<String> acts = List.of(all("host", "ok").getFirst().split(" ", -1));
        List<MisplacedPolicy> misplaced = all("misplaced").stream()
                .map(url -> new MisplacedPolicy(url, Octets.utf8(body)))
                .toList();
        if (acts.getFirst().startsWith("!")) {
            return new PolicyHostFacts(addresses(name, aliases, acts), List.of(), cut, misplaced);
        }
        var attempts = new ArrayList<PolicyAttempt>();
        var addresses = new ArrayList<String>();
        for (String act : acts) {
            String address = address(10, addresses.size(), act);
            addresses.add(address);
            attempts.add(new PolicyAttempt(
                    ip(address), 2, Acts.fetch(act, name, body, type, attempts.size()), Duration.ofMillis(50)));
        }
        return new PolicyHostFacts(addresses(name, aliases, addresses), attempts, cut, misplaced);
    }

    private static String address(int net, int index, String act) {
        int number = net + index;
        return act.equals("family")
                ? "2001:db8::" + (index + 1)
                : "192.0." + (2 + number / 250) + "." + (number % 250 + 1);
    }

    private AuthenticationStory authentication() {
        return new AuthenticationStory(
                all("spf", "v=spf1 mx -all"),
                all("spf-at"),
                all("spf-nothing"),
                all("dmarc", "v=DMARC1; p=reject; rua=mailto:dmarc@example.org"),
                all("dmarc-at"),
                all("dkim", "mail KEY"));
    }

    private ReportingFacts reporting() {
        return new ReportingFacts(
                all("destination").stream().map(ReportStory::destination).toList(),
                all("destination-cut"),
                txt("old-tlsrpt", DOMAIN.child("_smtp-tlsrpt"), "!none"),
                clauses.containsKey("host-tlsrpt")
                        ? List.of(txt("host-tlsrpt", DomainName.of("_smtp._tls.mx1.example.org"), "!none"))
                        : List.of());
    }

    private static Addresses addresses(DomainName name, List<Alias> aliases, List<String> words) {
        List<String> v4 = words.stream().filter(word -> !word.contains(":")).toList();
        List<String> v6 = words.stream().filter(word -> word.contains(":")).toList();
        boolean failed = words.getFirst().startsWith("!") && !words.getFirst().equals("!none");
        List<String> none = failed ? words : List.of("!nodata");
        return new Addresses(
                name,
                lookup(new Question(name, "A"), aliases, v4.isEmpty() ? none : v4, Story::ip),
                lookup(new Question(name, "AAAA"), aliases, v6.isEmpty() ? none : v6, Story::ip));
    }

    private static IpAddress ip(String text) {
        try {
            return IpAddress.of(java.net.InetAddress.ofLiteral(text).getAddress());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    private MailFacts mail() {
        List<String> exchanges =
                List.of(all("mx", "mx1.example.org mx2.example.org").getFirst().split(" ", -1));
        int cut = Integer.parseInt(all("mx-cut", "0").getFirst());
        String apex = all("apex", "192.0.2.80").getFirst();
        Map<String, List<String>> acts = new LinkedHashMap<>();
        all("smtp")
                .forEach(clause -> acts.put(clause.split(" ", 2)[0], List.of(clause.split(" ", 2)[1].split(" ", -1))));
        var question = new Question(DOMAIN, "MX");
        var preference = new int[1];
        Lookup<MxRecord> mx = lookup(
                question,
                List.of(),
                exchanges.getFirst().equals("!implicit") ? List.of("!nodata") : exchanges,
                exchange -> new MxRecord(
                        exchange.equals(".") ? 0 : (preference[0] += 10), exchange, DomainName.ofWire(exchange)));
        var hosts = new ArrayList<MxHostFacts>();
        Optional<Addresses> implicit = mx instanceof Lookup.Absent<MxRecord>
                ? Optional.of(addresses(DOMAIN, List.of(), List.of(apex)))
                : Optional.empty();
        if (implicit.filter(addresses -> !addresses.known().isEmpty()).isPresent()) {
            hosts.add(host(DOMAIN, 0, List.of(), acts.getOrDefault("apex", List.of("ok"))));
        }
        mx.found()
                .ifPresent(found -> found.records()
                        .forEach(record -> record.host().ifPresent(name -> {
                            List<String> told = acts.getOrDefault(name.labels().getFirst(), List.of("ok"));
                            List<Alias> aliases = told.getFirst().equals("alias")
                                    ? List.of(new Alias(name.ascii(), "real.example.org", Duration.ofHours(1)))
                                    : List.of();
                            hosts.add(host(
                                    name,
                                    record.preference(),
                                    aliases,
                                    told.getFirst().equals("alias") ? List.of("ok") : told));
                        })));
        return new MailFacts(mx, implicit, hosts, cut);
    }

    private MxHostFacts host(DomainName name, int preference, List<Alias> aliases, List<String> acts) {
        if (acts.getFirst().startsWith("!")) {
            return new MxHostFacts(name, preference, addresses(name, aliases, acts), List.of(), 0, List.of());
        }
        var addresses = new ArrayList<String>();
        var attempts = new ArrayList<SmtpAttempt>();
        for (String act : acts) {
            String address = address(100 + preference, addresses.size(), act);
            addresses.add(address);
            attempts.add(new SmtpAttempt(ip(address), Acts.smtp(act, name), List.of(), Duration.ofMillis(80)));
        }
        return new MxHostFacts(name, preference, addresses(name, aliases, addresses), attempts, 0, List.of());
    }
}
