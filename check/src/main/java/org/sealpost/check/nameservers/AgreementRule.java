package org.sealpost.check.nameservers;

import java.util.ArrayList;
import java.util.HashSet;
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

/// RFC 1034 §4.3.5: whichever server of the zone is asked, the answer is the same.
public final class AgreementRule implements Rule {
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
        for (Question question : ServersSeen.asked(zone)) {
            List<Evidence> said = new ArrayList<>();
            var variants = new HashSet<String>();
            for (ServersSeen.Seat seat : ServersSeen.sound(zone)) {
                seat.at().to(question).filter(AgreementRule::counts).ifPresent(answer -> {
                    said.add(seat.said(answer));
                    variants.add(ServersSeen.words(answer));
                });
            }
            if (variants.size() > 1) {
                NameServerCode code =
                        ServersSeen.isAddress(question) ? NameServerCode.ADDRESS_DIFFERS : NameServerCode.DISAGREES;
                findings.add(ServersSeen.finding(code, question.name().ascii(), said));
            }
        }
        return findings;
    }

    /// A server of another zone below answers for itself.
    private static boolean counts(ServerAnswer answer) {
        return switch (answer) {
            case ServerAnswer.Records records -> records.authoritative();
            case ServerAnswer.Nothing nothing -> nothing.authoritative();
            case ServerAnswer.Refused _ -> true;
            case ServerAnswer.Referral _, ServerAnswer.Missing _ -> false;
        };
    }
}
