package org.sealpost.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;

/// The TLSA part of a story: `tlsa: mx1 3-0-0-own 3-1-1-next` for records of a host, with `own` for what it presents
/// and `above` for the certificate after it; `tlsa: mx1 !bogus` for an answer. What is not told is proven not to be
/// there. `unsigned: mx` and `unsigned: mx1` say what DNSSEC does not cover.
///
/// @param records the first word of each names a host
record TlsaStory(List<String> records, List<String> unsigned) {
    private static final Octets OTHER = Octets.utf8("01234567890123456789012345678901");

    MailFacts with(MailFacts mail) {
        List<MxHostFacts> hosts = mail.hosts().stream().map(this::host).toList();
        Lookup<MxRecord> mx = unsigned.contains("mx") ? insecure(mail.mx()) : mail.mx();
        return new MailFacts(mx, mail.implicit(), hosts, mail.hostsNotTried());
    }

    private MxHostFacts host(MxHostFacts host) {
        String label = host.name().labels().getFirst();
        List<String> words = records.stream()
                .filter(clause -> clause.startsWith(label + " "))
                .findFirst()
                .map(clause -> List.of(clause.split(" ", -1)).subList(1, clause.split(" ", -1).length))
                .orElse(List.of("!none"));
        List<DomainName> bases = Stream.concat(
                        host.addresses().ipv4().aliases().stream().map(alias -> DomainName.of(alias.target())),
                        Stream.of(host.name()))
                .toList();
        var lookups = new ArrayList<Lookup<TlsaRecord>>();
        bases.forEach(
                base -> lookups.add(lookup(host, base, bases.getFirst().equals(base) ? words : List.of("!none"))));
        if (!unsigned.contains(label)) {
            return host.withTlsa(lookups);
        }
        Addresses addresses = host.addresses();
        var open = new Addresses(addresses.host(), insecure(addresses.ipv4()), insecure(addresses.ipv6()));
        return new MxHostFacts(
                host.name(),
                host.preference(),
                open,
                host.attempts(),
                host.addressesNotTried(),
                lookups.stream().map(TlsaStory::insecure).toList());
    }

    private static Lookup<TlsaRecord> lookup(MxHostFacts host, DomainName base, List<String> words) {
        var question = new Question(base.child("_25._tcp"), "TLSA");
        return switch (words.getFirst()) {
            case "!none" -> new Lookup.Absent<>(question, List.of(), false, Dnssec.SECURE);
            case "!servfail" ->
                new Lookup.Failed<>(question, List.of(), DnsFault.SERVER_FAILURE, "told so", Dnssec.INDETERMINATE);
            case "!bogus" -> new Lookup.Failed<>(question, List.of(), DnsFault.BOGUS, "told so", Dnssec.BOGUS);
            default ->
                new Lookup.Found<>(
                        question,
                        List.of(),
                        words.stream().map(word -> record(host, word)).toList(),
                        Duration.ofHours(1),
                        Dnssec.SECURE);
        };
    }

    private static TlsaRecord record(MxHostFacts host, String word) {
        String[] parts = word.split("-", -1);
        List<Certificate> chain = host.attempts().stream()
                .flatMap(attempt -> attempt.outcome() instanceof SmtpOutcome.Secured secured
                        ? Stream.of(secured.tls().chain())
                        : Stream.empty())
                .findFirst()
                .orElse(List.of());
        Octets data = switch (parts[3]) {
            case "own" -> chain.stream().findFirst().map(Certificate::der).orElse(OTHER);
            case "above" ->
                chain.stream().skip(1).findFirst().map(Certificate::der).orElse(OTHER);
            case "cut" -> Octets.utf8("short");
            default -> OTHER;
        };
        return new TlsaRecord(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), data);
    }

    private static <T> Lookup<T> insecure(Lookup<T> lookup) {
        return switch (lookup) {
            case Lookup.Found<T> found ->
                new Lookup.Found<>(found.question(), found.aliases(), found.records(), found.ttl(), Dnssec.INSECURE);
            case Lookup.Absent<T> absent ->
                new Lookup.Absent<>(absent.question(), absent.aliases(), absent.nameExists(), Dnssec.INSECURE);
            case Lookup.Failed<T> failed -> failed;
        };
    }
}
