package org.sealpost.check.smtp;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.Severity;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsSession;

/// RFC 8461 §4.2 and §5: every address of every MX host offers STARTTLS and has a certificate that is valid for
/// the host.
///
/// Where the policy is `none`, or nothing is known of a policy, what fails is one warning for each host: it
/// would be refused under `enforce`. Where a policy is missing or broken the faults have their own codes, for
/// they come next.
public final class MxTlsRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_TLS;
    }

    @Override
    public Judgement judge(Reading reading) {
        var findings = new ArrayList<Finding>();
        var held = new ArrayList<Evidence>();
        for (HostAnswers host : HostAnswers.of(reading)) {
            List<Finding> faults = SmtpFindings.of(host, code -> code.severity() == Severity.ERROR);
            if (reading.mxCounts() || faults.isEmpty()) {
                findings.addAll(faults);
            } else {
                findings.add(notReady(host, faults));
            }
            host.answers().stream()
                    .filter(answer -> answer.result() == SmtpAnswer.Result.PASSES)
                    .forEach(answer -> held.add(passes(host, answer)));
        }
        if (!findings.isEmpty()) {
            return new Judgement.Broken(findings);
        }
        return held.isEmpty() ? new Judgement.NotApplicable("no answer") : new Judgement.Holds(held);
    }

    private static Evidence passes(HostAnswers host, SmtpAnswer answer) {
        String place = host.host().name() + " [" + answer.attempt().address() + "]";
        String said = answer.attempt().outcome() instanceof SmtpOutcome.Secured secured
                ? secured.tls().version() + valid(secured.tls())
                : "";
        return new Evidence(place, said);
    }

    private static String valid(TlsSession tls) {
        return tls.leaf()
                .map(leaf -> ", certificate valid to " + leaf.notAfter())
                .orElse("");
    }

    private static Finding notReady(HostAnswers host, List<Finding> faults) {
        var seen = new ArrayList<Evidence>();
        for (Finding fault : faults) {
            fault.evidence().forEach(one -> seen.add(new Evidence(fault.code().id() + " " + one.where(), one.seen())));
        }
        return SmtpFindings.of(SmtpCode.NOT_READY, host, seen);
    }
}
