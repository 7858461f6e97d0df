package org.sealpost.lab.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Answers questions from the whole tree as a resolver that follows aliases, hands on every signature, or none, and
/// validates nothing.
final class Answers {
    static final int UDP_PAYLOAD = 1232;
    private static final int LONGEST_CHAIN = 16;

    private final Tree tree;
    private final boolean handsOnSignatures;

    Answers(Tree tree, boolean handsOnSignatures) {
        this.tree = tree;
        this.handsOnSignatures = handsOnSignatures;
    }

    /// A message and what is to go wrong with it on its way.
    record Answer(Message message, Optional<DnsFault> fault) {}

    Answer answer(Message query) {
        Record question = query.getQuestion();
        if (question == null || query.getHeader().getOpcode() != Opcode.QUERY) {
            return new Answer(reply(query, Rcode.NOTIMP), Optional.empty());
        }
        boolean signatures =
                handsOnSignatures && query.getOPT() != null && (query.getOPT().getFlags() & ExtendedFlags.DO) != 0;
        Message reply = reply(query, Rcode.NOERROR);
        Optional<DnsFault> fault = Optional.empty();
        List<RRset> proofs = new ArrayList<>();
        Name name = question.getName();
        for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
            SignedZone zone = tree.authority(name, question.getType());
            Optional<DnsFault> here = zone.fault(name, question.getType());
            fault = fault.or(() -> here);
            if (here.equals(Optional.of(DnsFault.SERVFAIL)) || here.equals(Optional.of(DnsFault.REFUSED))) {
                return new Answer(
                        reply(query, here.get() == DnsFault.SERVFAIL ? Rcode.SERVFAIL : Rcode.REFUSED), fault);
            }
            SignedZone.Part part = zone.answer(name, question.getType());
            part.answer().forEach(records -> add(reply, faulty(records, here), Section.ANSWER, signatures));
            proofs.addAll(here.equals(Optional.of(DnsFault.NO_SOA)) ? List.of() : part.proof());
            if (part.alias().isEmpty()) {
                reply.getHeader().setRcode(part.noName() ? Rcode.NXDOMAIN : Rcode.NOERROR);
                authority(reply, proofs, signatures, !part.answer().isEmpty());
                return new Answer(reply, fault);
            }
            name = part.alias().get();
        }
        return new Answer(reply(query, Rcode.SERVFAIL), fault);
    }

    private static void authority(Message reply, List<RRset> proofs, boolean signatures, boolean positive) {
        // Without signatures the proofs mean nothing; the SOA of a denial is for every client.
        proofs.stream()
                .filter(records -> signatures || (!positive && records.getType() == Type.SOA))
                .forEach(records -> add(reply, records, Section.AUTHORITY, signatures));
    }

    private static RRset faulty(RRset records, Optional<DnsFault> fault) {
        boolean broken = fault.equals(Optional.of(DnsFault.BROKEN_SIGNATURE));
        if (!broken && !fault.equals(Optional.of(DnsFault.NO_SIGNATURE))) {
            return records;
        }
        var result = new RRset();
        records.rrs(false).forEach(result::addRR);
        if (broken) {
            records.sigs().stream().map(Signer::broken).forEach(result::addRR);
        }
        return result;
    }

    static void add(Message reply, RRset records, int section, boolean signatures) {
        for (Record rr : records.rrs(false)) {
            if (!reply.findRecord(rr, section)) {
                reply.addRecord(rr, section);
            }
        }
        if (signatures) {
            for (RRSIGRecord signature : records.sigs()) {
                if (!reply.findRecord(signature, section)) {
                    reply.addRecord(signature, section);
                }
            }
        }
    }

    static Message reply(Message query, int rcode) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        for (int flag : new int[] {Flags.RD, Flags.CD}) {
            if (query.getHeader().getFlag(flag)) {
                reply.getHeader().setFlag(flag);
            }
        }
        reply.getHeader().setRcode(rcode);
        Record question = query.getQuestion();
        if (question != null) {
            reply.addRecord(question, Section.QUESTION);
        }
        OPTRecord opt = query.getOPT();
        if (opt != null) {
            reply.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0, opt.getFlags() & ExtendedFlags.DO), Section.ADDITIONAL);
        }
        return reply;
    }
}
