package org.sealpost.check.nameservers;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.ZoneFacts;

/// RFC 1034 §4.2.1: a server can be asked only at an address.
public final class ServerAddressRule implements Rule {
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
        return zone.servers().stream()
                .filter(server -> server.addressesKnown() && server.at().isEmpty())
                .map(server -> ServersSeen.finding(
                        NameServerCode.NO_ADDRESS,
                        server.name().ascii(),
                        List.of(new Evidence("A and AAAA of " + server.name(), "no address"))))
                .toList();
    }
}
