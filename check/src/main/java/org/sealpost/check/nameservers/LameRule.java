package org.sealpost.check.nameservers;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.NameServer;

/// RFC 1034 §4.2.2: a server that is named for a zone answers for it with authority. Where none does, as when
/// somebody on the way answers in their stead, nothing is held against any of them.
public final class LameRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.NAME_SERVERS;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<ZoneFacts> zones = reading.facts().nameServers().zones();
        if (!ServersSeen.anySound(reading.facts().nameServers())) {
            return new Judgement.NotApplicable("no server answered");
        }
        var findings = new ArrayList<Finding>();
        zones.forEach(zone -> findings.addAll(of(zone)));
        return ServersSeen.judgement(findings, List.of());
    }

    private static List<Finding> of(ZoneFacts zone) {
        if (ServersSeen.sound(zone).isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (NameServer server : zone.servers()) {
            List<Evidence> seen = ServersSeen.seats(zone)
                    .filter(seat -> seat.server().equals(server))
                    .filter(seat -> !seat.sound() && !(seat.toSoa() instanceof ServerAnswer.Missing))
                    .map(seat -> seat.said(seat.toSoa()))
                    .toList();
            if (!seen.isEmpty()) {
                findings.add(
                        ServersSeen.finding(NameServerCode.LAME, server.name().ascii(), seen));
            }
        }
        return findings;
    }
}
