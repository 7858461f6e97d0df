package org.sealpost.check.smtp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Fixer;

/// Makes one finding for each host and code, with what every address concerned said.
final class SmtpFindings {
    private SmtpFindings() {}

    static List<Finding> of(HostAnswers host, Predicate<SmtpCode> wanted) {
        Map<SmtpCode, List<Evidence>> seen = new EnumMap<>(SmtpCode.class);
        for (SmtpAnswer answer : host.answers()) {
            answer.codes().stream()
                    .filter(wanted)
                    .forEach(code ->
                            seen.computeIfAbsent(code, key -> new ArrayList<>()).addAll(answer.evidence()));
        }
        var findings = new ArrayList<Finding>();
        seen.forEach((code, evidence) -> findings.add(of(code, host, evidence)));
        return findings;
    }

    static Finding of(SmtpCode code, HostAnswers host, List<Evidence> seen) {
        String name = host.host().name().ascii();
        boolean ours = code.fixer() == Fixer.SENDER;
        return new Finding(code, name, seen, ours ? Optional.empty() : Optional.of(new Fix.Act(code.fixer(), name)));
    }
}
