package org.sealpost.observe.dns;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// What a message of one server says to the question.
final class Spoken {
    private static final int MOST_RECORDS = 32;
    private static final int LONGEST = 1000;

    private Spoken() {}

    /// What a name server says: about the very name that was asked for, whatever an alias there leads to.
    static ServerAnswer of(Question question, Message message) {
        Name name = ValidatingDns.name(question.name());
        int type = Type.value(question.type());
        boolean authoritative = message.getHeader().getFlag(Flags.AA);
        if (message.getRcode() != Rcode.NOERROR && message.getRcode() != Rcode.NXDOMAIN) {
            return new ServerAnswer.Refused(question, Rcode.string(message.getRcode()));
        }
        List<Record> here = message.getSection(Section.ANSWER).stream()
                .filter(record -> record.getDClass() == DClass.IN
                        && record.getName().equals(name)
                        && (record.getType() == type || record.getType() == Type.CNAME))
                .toList();
        if (!here.isEmpty()) {
            return records(question, authoritative, here);
        }
        List<Record> below = message.getSection(Section.AUTHORITY).stream()
                .filter(record -> record instanceof NSRecord && name.subdomain(record.getName()))
                .toList();
        boolean denies = message.getSection(Section.AUTHORITY).stream().anyMatch(SOARecord.class::isInstance);
        if (!below.isEmpty() && !authoritative && !denies && message.getRcode() == Rcode.NOERROR) {
            return new ServerAnswer.Referral(
                    question,
                    host(below.getFirst().getName()),
                    below.stream()
                            .map(record -> host(((NSRecord) record).getTarget()))
                            .distinct()
                            .sorted()
                            .limit(MOST_RECORDS)
                            .toList());
        }
        return new ServerAnswer.Nothing(question, authoritative, message.getRcode() == Rcode.NOERROR);
    }

    /// What a resolver says: about the name that the aliases end at.
    static ServerAnswer resolved(Question question, Message message) {
        Chain chain = Chain.through(message, ValidatingDns.name(question.name()), Type.value(question.type()));
        if (!chain.records().isEmpty()) {
            return records(question, false, chain.records());
        }
        ServerAnswer here = of(question, message);
        return here instanceof ServerAnswer.Records
                ? new ServerAnswer.Nothing(question, false, message.getRcode() == Rcode.NOERROR)
                : here;
    }

    private static ServerAnswer records(Question question, boolean authoritative, List<Record> records) {
        long ttl = records.stream().mapToLong(Record::getTTL).min().orElse(0);
        return new ServerAnswer.Records(
                question,
                authoritative,
                Duration.ofSeconds(ttl),
                records.stream()
                        .map(record -> new ServerRecord(Type.string(record.getType()), shortened(data(record))))
                        .distinct()
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .limit(MOST_RECORDS)
                        .toList());
    }

    /// The serial in an answer to a question for the SOA record.
    static Optional<Long> serial(Message message) {
        return message.getSection(Section.ANSWER).stream()
                .flatMap(record -> record instanceof SOARecord soa ? Stream.of(soa.getSerial()) : Stream.empty())
                .findFirst();
    }

    private static String data(Record record) {
        return switch (record) {
            case TXTRecord txt -> ValidatingDns.text(txt).joined().utf8Lossy();
            case MXRecord mx -> mx.getPriority() + " " + host(mx.getTarget());
            case NSRecord ns -> host(ns.getTarget());
            case CNAMERecord alias -> host(alias.getTarget());
            case SOARecord soa ->
                host(soa.getHost()) + " " + host(soa.getAdmin()) + " " + soa.getSerial() + " " + soa.getRefresh() + " "
                        + soa.getRetry() + " " + soa.getExpire() + " " + soa.getMinimum();
            default -> record.rdataToString();
        };
    }

    private static String host(Name name) {
        String text = name.toString(true).toLowerCase(Locale.ROOT);
        return text.isEmpty() ? "." : text;
    }

    private static String shortened(String data) {
        return data.length() > LONGEST ? data.substring(0, LONGEST) + " …" : data;
    }
}
