package org.sealpost.observe.dns;

import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Takes out of a message what has nothing to do with its question.
///
/// The validator decides about a message as a whole by the zones of the records in it, and does not ask whether
/// those zones are above the name in question. So a forged denial that carries the SOA of some unsigned zone would
/// pass as "insecure", and hide records of a signed zone. What is left here can only speak for zones on the path of
/// the question:
///
/// - answers at a name of the CNAME chain;
/// - an SOA at or above the end of the chain; its signatures by its own zone alone;
/// - NSEC and NSEC3 with a signature of a zone at or above a name of the chain; unsigned ones say nothing;
/// - signatures by a zone at or above their owner.
final class ForeignRecords {
    private ForeignRecords() {}

    static Message removed(Message message) {
        Record question = message.getQuestion();
        Chain chain = Chain.through(message, question.getName(), question.getType());
        Message kept = new Message();
        kept.setHeader(message.getHeader().clone());
        kept.addRecord(question, Section.QUESTION);
        message.getSection(Section.ANSWER).stream()
                .filter(record -> isOnPath(record, chain, question.getType()))
                .forEach(record -> kept.addRecord(record, Section.ANSWER));
        List<Record> authority = message.getSection(Section.AUTHORITY);
        authority.stream()
                .filter(record -> speaksFor(record, chain, authority))
                .forEach(record -> kept.addRecord(record, Section.AUTHORITY));
        message.getSection(Section.ADDITIONAL).stream()
                .filter(record -> record.getType() == Type.OPT)
                .forEach(record -> kept.addRecord(record, Section.ADDITIONAL));
        return kept;
    }

    private static boolean isOnPath(Record record, Chain chain, int type) {
        if (record.getDClass() != DClass.IN) {
            return false;
        }
        int covered = record instanceof RRSIGRecord signature ? signature.getTypeCovered() : record.getType();
        boolean owned = chain.owners().contains(record.getName()) && (covered == type || covered == Type.CNAME);
        boolean above = covered == Type.DNAME
                && chain.owners().stream()
                        .anyMatch(owner -> owner.subdomain(record.getName()) && !owner.equals(record.getName()));
        boolean fits = !(record instanceof DNAMERecord) || above;
        return (owned || above) && fits && (!(record instanceof RRSIGRecord signature) || isAboveOwner(signature));
    }

    private static boolean speaksFor(Record record, Chain chain, List<Record> authority) {
        return record.getDClass() == DClass.IN
                && switch (record) {
                    case RRSIGRecord signature ->
                        switch (signature.getTypeCovered()) {
                            case Type.SOA ->
                                isSoaOfPath(record, chain)
                                        && signature.getSigner().equals(record.getName());
                            case Type.NSEC, Type.NSEC3 ->
                                isAboveOwner(signature) && isAbove(signature.getSigner(), chain);
                            default -> false;
                        };
                    case Record soa when soa.getType() == Type.SOA -> isSoaOfPath(soa, chain);
                    case Record denial
                    when denial.getType() == Type.NSEC || denial.getType() == Type.NSEC3 ->
                        authority.stream()
                                .filter(RRSIGRecord.class::isInstance)
                                .map(RRSIGRecord.class::cast)
                                .anyMatch(signature -> signature.getName().equals(denial.getName())
                                        && signature.getTypeCovered() == denial.getType()
                                        && isAboveOwner(signature)
                                        && isAbove(signature.getSigner(), chain));
                    default -> false;
                };
    }

    private static boolean isSoaOfPath(Record soa, Chain chain) {
        return chain.end().subdomain(soa.getName());
    }

    private static boolean isAbove(Name zone, Chain chain) {
        return chain.owners().stream().anyMatch(owner -> owner.subdomain(zone));
    }

    private static boolean isAboveOwner(RRSIGRecord signature) {
        return signature.getName().subdomain(signature.getSigner());
    }
}
