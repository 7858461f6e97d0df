package org.sealpost.check.tlsrpt;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.ReportDestination;
import org.sealpost.protocol.name.DomainName;

/// RFC 8460 §7: reports tell whoever gets them who sends mail to the domain. Worth knowing where that is neither the
/// domain nor whoever takes its mail.
///
/// Whose a name is cannot be told from the name alone. Names count as of one hand when one is at or below the other
/// or both have the same parent of two labels or more. Under a public suffix of two labels (`co.uk`) that takes
/// strangers for neighbours: then nothing is said, which is the smaller fault for a notice.
public final class ExternalDestinationRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.TLS_RPT;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.TLS_RPT)) {
            return new Judgement.NotApplicable("left out");
        }
        if (reading.mail() instanceof MailSeen.NotKnown) {
            return new Judgement.NotApplicable("whoever takes the mail is not known");
        }
        List<DomainName> own = Stream.concat(
                        Stream.of(reading.domain()),
                        reading.mail().lookedAt().stream().map(host -> host.name()))
                .toList();
        List<Finding> findings = reading.facts().reporting().destinations().stream()
                .filter(destination -> own.stream().noneMatch(name -> ofOneHand(name, destination.name())))
                .collect(Collectors.groupingBy(ReportDestination::name, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> finding(each.getKey(), each.getValue()))
                .toList();
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    private static boolean ofOneHand(DomainName one, DomainName other) {
        boolean siblings = one.labels().size() > 2 && one.parent().equals(other.parent());
        return siblings || one.isAtOrBelow(other) || other.isAtOrBelow(one);
    }

    private static Finding finding(DomainName name, List<ReportDestination> destinations) {
        return new Finding(
                ReportingCode.EXTERNAL,
                name.ascii(),
                destinations.stream()
                        .map(destination -> new Evidence("rua", destination.uri()))
                        .toList(),
                Optional.empty());
    }
}
