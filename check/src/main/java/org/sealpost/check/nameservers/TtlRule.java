package org.sealpost.check.nameservers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ZoneFacts;

/// Resolvers keep a record for its TTL: until then a mistake that was taken back is still acted upon.
public final class TtlRule implements Rule {
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

    /// A day: many zones have it, and more is seldom meant.
    private static final Duration LONGEST = Duration.ofDays(1);

    private static List<Finding> of(ZoneFacts zone) {
        List<Finding> findings = new ArrayList<>();
        for (Question question : ServersSeen.asked(zone)) {
            List<Evidence> seen = ServersSeen.sound(zone).stream()
                    .flatMap(seat -> seat.at().to(question).stream()
                            .filter(answer -> answer instanceof ServerAnswer.Records records
                                    && records.ttl().compareTo(LONGEST) > 0)
                            .map(answer -> new Evidence(
                                    seat.place() + " TTL of " + question,
                                    ((ServerAnswer.Records) answer).ttl().toSeconds() + " s")))
                    .toList();
            if (!seen.isEmpty()) {
                findings.add(ServersSeen.finding(
                        NameServerCode.TTL_LONG, question.name().ascii(), seen));
            }
        }
        return findings;
    }
}
