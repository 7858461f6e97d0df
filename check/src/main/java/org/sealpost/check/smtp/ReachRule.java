package org.sealpost.check.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.Severity;
import org.sealpost.check.seen.Seen;
import org.sealpost.check.smtp.SmtpAnswer.Result;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.SmtpOutcome;

/// What could not be told of an MX host is unknown and never a lack of STARTTLS. A dead address of a host that
/// answers at another one is a warning: senders go on to the next (RFC 5321 §5.1).
public final class ReachRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_TLS;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.SMTP)) {
            var finding = new Finding(SmtpCode.LEFT_OUT, reading.domain().ascii(), List.of(), Optional.empty());
            return new Judgement.Broken(List.of(finding));
        }
        List<HostAnswers> hosts = HostAnswers.of(reading);
        if (isBlockedHere(hosts)) {
            List<Evidence> seen = hosts.stream()
                    .flatMap(host -> host.answers().stream())
                    .flatMap(answer -> answer.evidence().stream())
                    .toList();
            return new Judgement.Unknown(
                    List.of(new Finding(SmtpCode.BLOCKED_HERE, reading.domain().ascii(), seen, Optional.empty())));
        }
        var findings = new ArrayList<Finding>();
        hosts.forEach(host -> findings.addAll(findings(host)));
        findings.addAll(notLookedAt(reading));
        if (!findings.isEmpty()) {
            return new Judgement.Broken(findings);
        }
        return hosts.stream().anyMatch(HostAnswers::reached)
                ? new Judgement.Holds(List.of())
                : new Judgement.NotApplicable("no MX host with an address");
    }

    /// Whether every connection that was tried, of whatever host, ran into silence. One that was refused has
    /// reached somebody.
    private static boolean isBlockedHere(List<HostAnswers> hosts) {
        List<SmtpAnswer> tried = hosts.stream()
                .flatMap(host -> host.answers().stream())
                .filter(answer -> answer.result() != Result.NOT_TRIED)
                .toList();
        return !tried.isEmpty() && tried.stream().allMatch(ReachRule::isSilence);
    }

    private static boolean isSilence(SmtpAnswer answer) {
        return answer.attempt().outcome() instanceof SmtpOutcome.Unreachable(ConnectFault fault, String detail)
                && (fault == ConnectFault.TIMED_OUT || fault == ConnectFault.NO_ROUTE);
    }

    /// The hosts of MX records of which there are no facts at all, as when the time ran out; those left out
    /// because of the limit are named elsewhere.
    private static List<Finding> notLookedAt(Reading reading) {
        if (!(reading.mail() instanceof MailSeen.Hosts(List<MxRecord> records, List<MxHostFacts> hosts))
                || reading.facts().mail().hostsNotTried() > 0) {
            return List.of();
        }
        return records.stream()
                .flatMap(mx -> mx.host().stream())
                .distinct()
                .filter(name -> hosts.stream().noneMatch(host -> host.name().equals(name)))
                .map(name -> new Finding(
                        SmtpCode.UNREACHABLE,
                        name.ascii(),
                        List.of(new Evidence(name.ascii(), "not looked at")),
                        Optional.empty()))
                .toList();
    }

    private static List<Finding> findings(HostAnswers host) {
        var findings = new ArrayList<Finding>();
        if (host.answers().isEmpty() && !host.host().addresses().known().isEmpty()) {
            List<Evidence> seen = Seen.addresses(host.host().addresses());
            findings.add(SmtpFindings.of(SmtpCode.UNREACHABLE, host, seen));
        }
        if (host.reached()) {
            List<Evidence> dead = host.answers().stream()
                    .filter(answer -> answer.result() == Result.NOT_REACHED)
                    .flatMap(answer -> answer.evidence().stream())
                    .toList();
            if (!dead.isEmpty()) {
                findings.add(SmtpFindings.of(SmtpCode.ADDRESS_DEAD, host, dead));
            }
        }
        for (Finding finding : SmtpFindings.of(host, code -> code.severity() == Severity.UNKNOWN)) {
            boolean connection = isConnection(finding);
            if (!connection || !host.reached()) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private static boolean isConnection(Finding finding) {
        return finding.code() == SmtpCode.REFUSED
                || finding.code() == SmtpCode.TIMED_OUT
                || finding.code() == SmtpCode.UNREACHABLE;
    }
}
