package org.sealpost.check.tlsrpt;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.Part;

/// Destinations beyond the limit are named, not forgotten.
public final class ReportsNotTriedRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.TLS_RPT;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<String> left = reading.facts().reporting().notTried();
        if (reading.leftOut(Part.TLS_RPT) || left.isEmpty()) {
            return new Judgement.NotApplicable("none left out");
        }
        String subject = left.size() == 1 ? left.getFirst() : left.getFirst() + " and " + (left.size() - 1) + " more";
        return new Judgement.Broken(List.of(new Finding(
                ReportingCode.NOT_TRIED,
                subject,
                left.stream().map(uri -> new Evidence("rua", uri)).toList(),
                Optional.empty())));
    }
}
