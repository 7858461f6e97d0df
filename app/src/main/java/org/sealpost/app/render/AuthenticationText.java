package org.sealpost.app.render;

import java.util.List;
import org.sealpost.check.Aspect;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;

/// SPF, DKIM and DMARC below everything else, under a heading that says what they are not: part of the verdict.
final class AuthenticationText {
    private AuthenticationText() {}

    static boolean isOf(Finding finding) {
        return finding.code().aspect() == Aspect.AUTHENTICATION;
    }

    static boolean isOf(AspectVerdict aspect) {
        return aspect.aspect() == Aspect.AUTHENTICATION;
    }

    /// Those findings that the verdict is made of.
    static List<Finding> without(Verdict verdict) {
        return verdict.findings().stream().filter(finding -> !isOf(finding)).toList();
    }

    /// Nothing where nobody looked.
    static void write(Sheet sheet, Verdict verdict, DomainFacts facts, AspectText aspects, FindingText findings) {
        verdict.aspects().stream()
                .filter(AuthenticationText::isOf)
                .filter(aspect -> aspect.outcome() != Outcome.NOT_APPLICABLE)
                .forEach(aspect -> {
                    sheet.blank().paragraph(0, Tone.STRONG, "Mail authentication, which counts for nothing above");
                    aspects.write(sheet, aspect, verdict, facts);
                });
        verdict.findings().stream()
                .filter(AuthenticationText::isOf)
                .forEach(finding -> findings.write(sheet.blank(), finding));
    }
}
