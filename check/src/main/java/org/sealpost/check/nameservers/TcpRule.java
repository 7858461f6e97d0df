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

/// RFC 1035 §4.2.2: what does not fit into a datagram is to be had over TCP.
public final class TcpRule implements Rule {
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
        List<Finding> findings = new ArrayList<>();
        for (NameServer server : zone.servers()) {
            List<Evidence> seen = ServersSeen.seats(zone)
                    .filter(seat -> seat.server().equals(server))
                    .flatMap(seat -> seat.at().answers().stream()
                            .filter(answer -> answer instanceof ServerAnswer.Missing missing && missing.truncated())
                            .filter(ServersSeen::isSilence)
                            .map(seat::said))
                    .toList();
            if (!seen.isEmpty()) {
                findings.add(
                        ServersSeen.finding(NameServerCode.NO_TCP, server.name().ascii(), seen));
            }
        }
        return findings;
    }
}
