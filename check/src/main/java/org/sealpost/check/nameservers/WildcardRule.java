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

/// RFC 4592 §2.1: a wildcard answers for every name that is not there, also where nothing was meant.
public final class WildcardRule implements Rule {
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
        List<Evidence> seen = ServersSeen.sound(zone).stream()
                .flatMap(seat -> seat.at().answers().stream())
                .filter(answer -> ServersSeen.isOfNobody(answer.question()) && answer instanceof ServerAnswer.Records)
                .map(answer -> new Evidence(answer.question().toString(), ServersSeen.words(answer)))
                .distinct()
                .toList();
        return seen.isEmpty()
                ? List.of()
                : List.of(ServersSeen.finding(NameServerCode.WILDCARD_ANSWERS, "*." + zone.zone(), seen));
    }
}
