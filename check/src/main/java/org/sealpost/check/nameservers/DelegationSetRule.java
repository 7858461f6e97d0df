package org.sealpost.check.nameservers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.protocol.name.DomainName;

/// RFC 1034 §4.2.2: the zone above and the zone name the same servers.
public final class DelegationSetRule implements Rule {
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
        if (zone.delegation().isEmpty()) {
            return List.of();
        }
        Set<String> above = new TreeSet<>(zone.delegation().get().servers());
        Optional<Set<String>> own = ServersSeen.sound(zone).stream()
                .flatMap(seat -> seat.at().to(new Question(zone.zone(), "NS")).stream())
                .flatMap(answer -> answer instanceof ServerAnswer.Records records
                        ? List.of(records).stream()
                        : List.<ServerAnswer.Records>of().stream())
                .findFirst()
                .map(records -> new TreeSet<>(
                        records.records().stream().map(ServerRecord::data).toList()));
        Set<String> inside = own.orElseGet(() ->
                new TreeSet<>(zone.published().stream().map(DomainName::ascii).toList()));
        if (inside.isEmpty() || inside.equals(above)) {
            return List.of();
        }
        return List.of(ServersSeen.finding(
                NameServerCode.DELEGATION_MISMATCH,
                zone.zone().ascii(),
                List.of(
                        new Evidence("NS of " + zone.zone() + " by the zone above", String.join(", ", above)),
                        new Evidence("NS of " + zone.zone() + " by its own servers", String.join(", ", inside)))));
    }
}
