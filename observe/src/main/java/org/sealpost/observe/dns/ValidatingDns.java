package org.sealpost.observe.dns;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.Vantage.Validation;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.caa.CaaRecord;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// DNS by resolvers that are not believed: each answer is validated here, from the trust anchors.
///
/// The keys of every zone above a name are asked for at the same time as the name itself, so that validation seldom
/// costs another round trip.
public final class ValidatingDns implements Dns {
    private final Questions questions;
    private final Resolvers resolvers;
    private final Judge judge;
    private final Dialer dialer;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ValidatingDns(DnsOptions options, Trust trust, InstantSource clock, Dialer dialer) {
        this.dialer = dialer;
        this.resolvers = new Resolvers(options.resolvers(), dialer, trust, options.trustAd(), new SecureRandom());
        this.questions = new Questions(resolvers, clock);
        this.judge =
                options.trustAd() ? new Judge.Believing(questions) : new Judge.Own(questions, options.anchors(), clock);
    }

    /// @param trust the roots for resolvers spoken to by TLS or HTTPS
    /// @throws IllegalArgumentException when the options have a [DnsOptions#problem]
    public static Dns open(DnsOptions options, Trust trust, InstantSource clock, Dialer dialer) {
        options.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new ValidatingDns(options, trust, clock, dialer);
    }

    @Override
    public Lookup<TxtRecord> txt(DomainName name, Deadline deadline) {
        return lookup(name, Type.TXT, deadline, record -> text((TXTRecord) record));
    }

    @Override
    public boolean deniesTxt(DomainName name, Deadline deadline) {
        return Waiting.await(judge.ask(name(name), Type.TXT), deadline) instanceof Reply.Came(Message message)
                && (message.getRcode() == Rcode.NXDOMAIN || message.getRcode() == Rcode.NOERROR)
                && message.getSection(Section.ANSWER).isEmpty();
    }

    @Override
    public Lookup<MxRecord> mx(DomainName name, Deadline deadline) {
        return lookup(name, Type.MX, deadline, record -> exchange((MXRecord) record));
    }

    @Override
    public Lookup<IpAddress> ipv4(DomainName name, Deadline deadline) {
        return lookup(name, Type.A, deadline, ValidatingDns::address);
    }

    @Override
    public Lookup<IpAddress> ipv6(DomainName name, Deadline deadline) {
        return lookup(name, Type.AAAA, deadline, ValidatingDns::address);
    }

    @Override
    public Lookup<TlsaRecord> tlsa(DomainName name, Deadline deadline) {
        return lookup(name.child("_25._tcp"), Type.TLSA, deadline, record -> tlsa((TLSARecord) record));
    }

    @Override
    public Lookup<CaaRecord> caa(DomainName name, Deadline deadline) {
        return new Unvalidated(questions, dialer.limits().aliasDepth())
                .lookup(
                        new Question(name, "CAA"),
                        Type.CAA,
                        deadline,
                        record -> CaaRecord.parseWire(Octets.of(record.rdataToWireCanonical()))
                                .value());
    }

    @Override
    public Addresses addresses(DomainName host, Deadline deadline) {
        Future<Lookup<IpAddress>> ipv6 = threads.submit(() -> ipv6(host, deadline));
        Lookup<IpAddress> ipv4 = ipv4(host, deadline);
        return new Addresses(host, ipv4, result(ipv6, new Question(host, "AAAA")));
    }

    @Override
    public Zones zones() {
        return new Zones(questions);
    }

    @Override
    public Validation validation() {
        return judge.validation();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        questions.close();
        resolvers.close();
    }

    private <T> Lookup<T> lookup(DomainName domain, int type, Deadline deadline, Function<Record, T> read) {
        var question = new Question(domain, Type.string(type));
        List<Alias> aliases = new ArrayList<>();
        Set<Name> seen = new HashSet<>();
        Dnssec status = Dnssec.SECURE;
        Name at = name(domain);
        while (seen.add(at)) {
            Reply reply = Waiting.await(judge.ask(at, type), deadline);
            if (!(reply instanceof Reply.Came(Message whatCame)) || !reply.isAnswer()) {
                return failed(question, aliases, reply);
            }
            // What is read must be what is validated, and nothing more.
            Message message = ForeignRecords.removed(whatCame);
            Chain chain = Chain.through(message, at, type);
            aliases.addAll(chain.aliases());
            if (chain.endless() || aliases.size() > dialer.limits().aliasDepth()) {
                return failed(question, aliases, DnsFault.ALIAS_CHAIN, "the CNAMEs do not end", status);
            }
            boolean proves = Chain.saysNothingExists(message);
            if (chain.records().isEmpty() && chain.aliases().isEmpty() && !proves) {
                return bareDenial(question, aliases, message, status, judge.judgeBareDenial(at, deadline));
            }
            boolean whole = !chain.records().isEmpty() || proves;
            chain.owners().forEach(judge::prepare);
            Validator.Judged judged = whole
                    ? judge.judge(at, type, chain.owners(), deadline)
                    : judgeAliases(chain.owners().subList(0, chain.aliases().size()), deadline);
            status = worse(status, judged.dnssec());
            if (judged.dnssec() == Dnssec.BOGUS) {
                return bogus(question, aliases, chain, message, judged.reason());
            }
            if (!chain.records().isEmpty()) {
                return found(question, aliases, chain.records(), status, read);
            }
            if (whole) {
                return new Lookup.Absent<>(question, aliases, message.getRcode() == Rcode.NOERROR, status);
            }
            at = chain.end();
        }
        return failed(question, aliases, DnsFault.ALIAS_CHAIN, "the CNAMEs do not end", status);
    }

    /// What DNSSEC says of CNAMEs that came without what they lead to; each is judged as an answer of its own.
    private Validator.Judged judgeAliases(List<Name> owners, Deadline deadline) {
        var all = new Validator.Judged(Dnssec.SECURE, "");
        for (Name owner : owners) {
            Validator.Judged one = judge.judge(owner, Type.CNAME, List.of(owner), deadline);
            all = new Validator.Judged(worse(all.dnssec(), one.dnssec()), one.reason());
            if (one.dnssec() == Dnssec.BOGUS) {
                return one;
            }
        }
        return all;
    }

    private <T> Lookup<T> found(
            Question question, List<Alias> aliases, List<Record> records, Dnssec status, Function<Record, T> read) {
        long ttl = records.stream().mapToLong(Record::getTTL).min().orElse(0);
        return new Lookup.Found<>(
                question, aliases, records.stream().map(read).toList(), Duration.ofSeconds(ttl), status);
    }

    private static <T> Lookup<T> bareDenial(
            Question question, List<Alias> aliases, Message message, Dnssec before, Optional<Dnssec> worth) {
        return worth.isPresent()
                ? new Lookup.Absent<>(
                        question, aliases, message.getRcode() == Rcode.NOERROR, worse(before, worth.get()))
                : failed(question, aliases, DnsFault.MALFORMED, "a denial without SOA or proof", Dnssec.INDETERMINATE);
    }

    private <T> Lookup<T> bogus(Question question, List<Alias> aliases, Chain chain, Message message, String reason) {
        Optional<Reply> missing = judge.missingKey(chain.owners());
        if (missing.isPresent()) {
            return failed(question, aliases, missing.get());
        }
        String words = reason.isEmpty() ? "it does not validate" : reason;
        return failed(question, aliases, DnsFault.BOGUS, words + "; seen: " + Rendered.data(message), Dnssec.BOGUS);
    }

    private static <T> Lookup<T> failed(Question question, List<Alias> aliases, Reply reply) {
        return switch (reply) {
            case Reply.Missing(DnsFault fault, String detail) ->
                failed(question, aliases, fault, detail, Dnssec.INDETERMINATE);
            case Reply.Came(Message message) ->
                failed(question, aliases, Rendered.fault(message), Rendered.error(message), Dnssec.INDETERMINATE);
        };
    }

    private static <T> Lookup<T> failed(
            Question question, List<Alias> aliases, DnsFault fault, String detail, Dnssec status) {
        return new Lookup.Failed<>(question, aliases, fault, detail, status);
    }

    /// The status of an answer made of two parts.
    private static Dnssec worse(Dnssec one, Dnssec other) {
        return Stream.of(Dnssec.BOGUS, Dnssec.INDETERMINATE, Dnssec.INSECURE)
                .filter(status -> one == status || other == status)
                .findFirst()
                .orElse(Dnssec.SECURE);
    }

    private static <T> Lookup<T> result(Future<Lookup<T>> running, Question question) {
        try {
            return running.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed(question, List.of(), DnsFault.TIMED_OUT, "stopped", Dnssec.INDETERMINATE);
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    static Name name(DomainName domain) {
        try {
            return Name.fromString(domain.ascii(), Name.root);
        } catch (TextParseException impossible) {
            throw new IllegalStateException("a domain name is a DNS name: " + domain, impossible);
        }
    }

    static TxtRecord text(TXTRecord record) {
        return new TxtRecord(((List<?>) record.getStringsAsByteArrays())
                .stream().map(string -> Octets.of((byte[]) string)).toList());
    }

    private static TlsaRecord tlsa(TLSARecord record) {
        return new TlsaRecord(
                record.getCertificateUsage(),
                record.getSelector(),
                record.getMatchingType(),
                Octets.of(record.getCertificateAssociationData()));
    }

    private static MxRecord exchange(MXRecord record) {
        String exchange = record.getTarget().toString(true);
        return new MxRecord(record.getPriority(), exchange.isEmpty() ? "." : exchange, DomainName.ofWire(exchange));
    }

    /// The octets as they came: an IPv4-mapped IPv6 address stays one.
    static IpAddress address(Record record) {
        return IpAddress.of(record.rdataToWireCanonical());
    }
}
