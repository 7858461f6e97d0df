package org.sealpost.check.nameservers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.AskedServer;
import org.sealpost.observe.facts.ZoneFacts;

/// RFC 1034 §4.3.5: the servers of a zone come to have the same version of it. Serials are compared by RFC 1982
/// §3.2.
public final class SerialRule implements Rule {
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
        List<ServersSeen.Seat> sound = ServersSeen.sound(zone);
        Optional<Long> newest = sound.stream()
                .map(ServersSeen.Seat::at)
                .map(AskedServer::serial)
                .flatMap(Optional::stream)
                .reduce((one, other) -> isOlder(one, other) ? other : one);
        List<Evidence> serials = sound.stream()
                .flatMap(seat -> seat.at().serial().stream()
                        .map(serial -> new Evidence(seat.place() + " serial of " + zone.zone(), serial.toString())))
                .toList();
        return zone.servers().stream()
                .filter(server -> sound.stream()
                        .filter(seat -> seat.server().equals(server))
                        .flatMap(seat -> seat.at().serial().stream())
                        .anyMatch(serial -> newest.isPresent() && isOlder(serial, newest.get())))
                .map(server ->
                        ServersSeen.finding(NameServerCode.STALE, server.name().ascii(), serials))
                .toList();
    }

    private static boolean isOlder(long serial, long other) {
        return (int) (serial - other) < 0;
    }
}
