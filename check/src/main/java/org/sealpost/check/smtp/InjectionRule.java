package org.sealpost.check.smtp;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.SmtpOutcome;

/// RFC 3207 §4.2: what was said before TLS counts for nothing; a server that sends words between its reply to
/// STARTTLS and the handshake may take words from there as well.
public final class InjectionRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_TLS;
    }

    @Override
    public Judgement judge(Reading reading) {
        var findings = new ArrayList<Finding>();
        boolean any = false;
        for (HostAnswers host : HostAnswers.of(reading)) {
            var seen = new ArrayList<Evidence>();
            for (SmtpAnswer answer : host.answers()) {
                if (answer.attempt().outcome() instanceof SmtpOutcome.Secured secured) {
                    any = true;
                    String place = "[" + answer.attempt().address() + "]:25 after STARTTLS";
                    secured.injected().ifPresent(text -> seen.add(new Evidence(place, text)));
                }
            }
            if (!seen.isEmpty()) {
                findings.add(SmtpFindings.of(SmtpCode.INJECTED, host, seen));
            }
        }
        if (!findings.isEmpty()) {
            return new Judgement.Broken(findings);
        }
        return any ? new Judgement.Holds(List.of()) : new Judgement.NotApplicable("no TLS session");
    }
}
