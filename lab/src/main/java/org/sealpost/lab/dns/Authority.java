package org.sealpost.lab.dns;

import java.util.Optional;
import org.sealpost.lab.dns.Answers.Answer;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Answers questions as one name server does: for its own zones alone, with referrals to the zones below them.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1034#section-4.3.2">RFC 1034 §4.3.2</a>
final class Authority {
    private static final int LONGEST_CHAIN = 8;

    private final Served served;
    private final NameServerPlan plan;

    Authority(Served served, NameServerPlan plan) {
        this.served = served;
        this.plan = plan;
    }

    Answer answer(Message query) {
        return switch (plan.behaviour()) {
            case SOUND -> new Answer(authoritative(query), Optional.empty());
            case LAME -> new Answer(reply(query, Rcode.REFUSED), Optional.empty());
            case SERVFAIL -> new Answer(reply(query, Rcode.SERVFAIL), Optional.empty());
            case SILENT -> new Answer(reply(query, Rcode.NOERROR), Optional.of(DnsFault.TIMEOUT));
            case TRUNCATED, TCP_REFUSED -> new Answer(authoritative(query), Optional.of(DnsFault.TRUNCATED));
            case NOT_AUTHORITATIVE -> {
                Message reply = authoritative(query);
                reply.getHeader().unsetFlag(Flags.AA);
                reply.getHeader().setFlag(Flags.RA);
                yield new Answer(reply, Optional.empty());
            }
        };
    }

    private static Message reply(Message query, int rcode) {
        Message reply = Answers.reply(query, rcode);
        reply.getHeader().unsetFlag(Flags.RA);
        return reply;
    }

    private Message authoritative(Message query) {
        Record question = query.getQuestion();
        if (question == null || query.getHeader().getOpcode() != Opcode.QUERY) {
            return reply(query, Rcode.NOTIMP);
        }
        Name name = question.getName();
        Optional<SignedZone> zone = served.zone(name, question.getType());
        if (zone.isEmpty()) {
            return reply(query, Rcode.REFUSED);
        }
        boolean signatures = query.getOPT() != null && (query.getOPT().getFlags() & ExtendedFlags.DO) != 0;
        Message reply = reply(query, Rcode.NOERROR);
        for (int hop = 0; hop < LONGEST_CHAIN && zone.isPresent(); hop++) {
            Optional<RRset> cut = zone.get().cut(name, question.getType());
            if (cut.isPresent()) {
                refer(reply, cut.get());
                return reply;
            }
            SignedZone.Part part = zone.get().answer(name, question.getType());
            if (hop == 0) {
                reply.getHeader().setFlag(Flags.AA);
            }
            part.answer().forEach(records -> Answers.add(reply, records, Section.ANSWER, signatures));
            part.proof().stream()
                    .filter(records -> signatures || (part.answer().isEmpty() && records.getType() == Type.SOA))
                    .forEach(records -> Answers.add(reply, records, Section.AUTHORITY, signatures));
            reply.getHeader().setRcode(part.noName() ? Rcode.NXDOMAIN : Rcode.NOERROR);
            if (part.alias().isEmpty()) {
                return reply;
            }
            name = part.alias().get();
            zone = served.zone(name, question.getType());
        }
        return reply;
    }

    /// The zone below has servers of its own; the addresses of those that stand in it come along.
    private void refer(Message reply, RRset cut) {
        Answers.add(reply, cut, Section.AUTHORITY, false);
        for (Record record : cut.rrs(false)) {
            Name target = ((NSRecord) record).getTarget();
            if (target.subdomain(cut.getName())) {
                for (int type : new int[] {Type.A, Type.AAAA}) {
                    served.tree().authority(target, type).answer(target, type).answer().stream()
                            .filter(records -> records.getType() == type)
                            .forEach(records -> Answers.add(reply, records, Section.ADDITIONAL, false));
                }
            }
        }
    }
}
