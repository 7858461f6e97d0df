package org.sealpost.check.nameservers;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.NameServer;

/// RFC 1034 §4.1: a zone has several servers so that one may fail. What does not answer here may answer elsewhere;
/// where none answers with authority, it is likely our own network that does not let us ask.
public final class ReachabilityRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.NAME_SERVERS;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<ZoneFacts> zones = reading.facts().nameServers().zones();
        if (reading.leftOut(Part.NAME_SERVERS) || zones.isEmpty()) {
            return new Judgement.NotApplicable("no server found");
        }
        var findings = new ArrayList<Finding>();
        zones.forEach(zone -> findings.addAll(ServersSeen.sound(zone).isEmpty() ? none(zone) : some(zone)));
        return ServersSeen.judgement(findings, List.of());
    }

    private static List<Finding> none(ZoneFacts zone) {
        List<Evidence> seen = ServersSeen.seats(zone)
                .filter(seat -> !(seat.toSoa() instanceof ServerAnswer.Missing) || ServersSeen.isSilence(seat.toSoa()))
                .map(seat -> seat.said(seat.toSoa()))
                .toList();
        return seen.isEmpty()
                ? List.of()
                : List.of(ServersSeen.finding(
                        NameServerCode.NONE_ANSWERS, zone.zone().ascii(), seen));
    }

    private static List<Finding> some(ZoneFacts zone) {
        List<Finding> findings = new ArrayList<>();
        for (NameServer server : zone.servers()) {
            List<Evidence> seen = ServersSeen.seats(zone)
                    .filter(seat -> seat.server().equals(server))
                    .filter(seat -> ServersSeen.isSilence(seat.toSoa()))
                    .filter(seat -> !(seat.toSoa() instanceof ServerAnswer.Missing missing && missing.truncated()))
                    .map(seat -> seat.said(seat.toSoa()))
                    .toList();
            if (!seen.isEmpty()) {
                findings.add(ServersSeen.finding(
                        NameServerCode.UNREACHABLE, server.name().ascii(), seen));
            }
        }
        return findings;
    }
}
